/// Readings that a character alone does not tell: words with polyphones, and polyphones whose commonest reading in
/// service talk differs from the dictionary's first.
enum PinyinPhrases {
  /// The most characters in a phrase.
  static let longest = readings.keys.map(\.count).max() ?? 1

  /// Syllables with tone numbers, 5 for the neutral tone.
  static let readings: [String: [String]] = {
    var readings: [String: [String]] = [:]
    for line in table.split(separator: "\n") {
      let fields = line.split(separator: " ").map(String.init)
      for start in stride(from: 0, to: fields.count, by: 1) where fields[start].first?.isASCII == false {
        let phrase = fields[start]
        readings[phrase] = Array(fields.dropFirst(start + 1).prefix(phrase.count))
      }
    }
    return readings
  }()

  private static let table = """
    银行 yin2 hang2 行业 hang2 ye4 行情 hang2 qing2 同行 tong2 hang2 央行 yang1 hang2 分行 fen1 hang2 支行 zhi1 hang2
    总行 zong3 hang2 商行 shang1 hang2 行李 xing2 li5 一行 yi1 hang2 行号 hang2 hao4 建行 jian4 hang2 工行 gong1 hang2
    农行 nong2 hang2 招行 zhao1 hang2 中行 zhong1 hang2 发行 fa1 xing2 开户行 kai1 hu4 hang2 行家 hang2 jia5
    重新 chong2 xin1 重复 chong2 fu4 重发 chong2 fa1 重试 chong2 shi4 重置 chong2 zhi4 重启 chong2 qi3 重来 chong2 lai2
    重拍 chong2 pai1 重寄 chong2 ji4 重庆 chong2 qing4 重设 chong2 she4 重买 chong2 mai3 重做 chong2 zuo4 重打 chong2 da3
    重叠 chong2 die2 重名 chong2 ming2 重选 chong2 xuan3 重填 chong2 tian2 重说 chong2 shuo1 重述 chong2 shu4 双重 shuang1 chong2
    重装 chong2 zhuang1 重播 chong2 bo1 重听 chong2 ting1 重下 chong2 xia4 重刷 chong2 shua1 重退 chong2 tui4 重组 chong2 zu3
    退还 tui4 huan2 归还 gui1 huan2 还款 huan2 kuan3 还钱 huan2 qian2 偿还 chang2 huan2 还清 huan2 qing1 返还 fan3 huan2
    还给 huan2 gei3 还回 huan2 hui2 交还 jiao1 huan2 还书 huan2 shu1 还贷 huan2 dai4 还债 huan2 zhai4 待还 dai4 huan2
    发还 fa1 huan2 奉还 feng4 huan2 还原 huan2 yuan2 还价 huan2 jia4 讨价还价 tao3 jia4 huan2 jia4 应还 ying1 huan2
    还本 huan2 ben3 还息 huan2 xi1 寄还 ji4 huan2 生还 sheng1 huan2 还账 huan2 zhang4
    长 chang2 长大 zhang3 da4 增长 zeng1 zhang3 成长 cheng2 zhang3 生长 sheng1 zhang3 家长 jia1 zhang3 店长 dian4 zhang3
    校长 xiao4 zhang3 部长 bu4 zhang3 队长 dui4 zhang3 班长 ban1 zhang3 经长 jing1 chang2 会长 hui4 zhang3 院长 yuan4 zhang3
    长辈 zhang3 bei4 市长 shi4 zhang3 组长 zu3 zhang3 团长 tuan2 zhang3 船长 chuan2 zhang3 首长 shou3 zhang3 长相 zhang3 xiang4
    学长 xue2 zhang3 站长 zhan4 zhang3 秘书长 mi4 shu1 zhang3 董事长 dong3 shi4 zhang3 县长 xian4 zhang3 局长 ju2 zhang3
    特长 te4 chang2 涨长 zhang3 chang2 多长 duo1 chang2 长高 zhang3 gao1 处长 chu4 zhang3 科长 ke1 zhang3 列车长 lie4 che1 zhang3
    得 de5 得到 de2 dao4 获得 huo4 de2 取得 qu3 de2 得出 de2 chu1 得知 de2 zhi1 所得 suo3 de2 得分 de2 fen1 难得 nan2 de2
    赢得 ying2 de2 得奖 de2 jiang3 不得不 bu4 de2 bu4 不得 bu4 de2 得以 de2 yi3 得罪 de2 zui4 心得 xin1 de2 得失 de2 shi1
    非得 fei1 dei3 总得 zong3 dei3 得意 de2 yi4 得体 de2 ti3 求得 qiu2 de2 领得 ling3 de2 购得 gou4 de2 只得 zhi3 de2
    了 le5 了解 liao3 jie3 不了 bu4 liao3 得了 de2 liao3 了不起 liao3 bu5 qi3 为了 wei4 le5 除了 chu2 le5 受不了 shou4 bu5 liao3
    用不了 yong4 bu5 liao3 收不了 shou1 bu5 liao3 付不了 fu4 bu5 liao3 退不了 tui4 bu5 liao3 改不了 gai3 bu5 liao3 了结 liao3 jie2
    了断 liao3 duan4 一目了然 yi1 mu4 liao3 ran2 到不了 dao4 bu5 liao3 登不了 deng1 bu5 liao3 开不了 kai1 bu5 liao3
    办不了 ban4 bu5 liao3 不了了之 bu4 liao3 liao3 zhi1 忘不了 wang4 bu5 liao3 少不了 shao3 bu5 liao3 买不了 mai3 bu5 liao3
    地 de5 地址 di4 zhi3 地方 di4 fang5 地区 di4 qu1 地点 di4 dian3 地铁 di4 tie3 地图 di4 tu2 当地 dang1 di4 外地 wai4 di4
    本地 ben3 di4 产地 chan3 di4 各地 ge4 di4 土地 tu3 di4 场地 chang3 di4 基地 ji1 di4 地面 di4 mian4 地球 di4 qiu2
    地下 di4 xia4 地板 di4 ban3 地位 di4 wei4 房地产 fang2 di4 chan3 异地 yi4 di4 内地 nei4 di4 目的地 mu4 di4 di4 地段 di4 duan4
    地毯 di4 tan3 地砖 di4 zhuan1 地震 di4 zhen4 地道 di4 dao5 地理 di4 li3 境地 jing4 di4 属地 shu3 di4 所在地 suo3 zai4 di4
    发货地 fa1 huo4 di4 收货地 shou1 huo4 di4 天地 tian1 di4 陆地 lu4 di4 地带 di4 dai4 地级 di4 ji2 地暖 di4 nuan3 工地 gong1 di4
    省地 sheng3 di4 两地 liang3 di4 此地 ci3 di4 原地 yuan2 di4 地步 di4 bu4 地域 di4 yu4 地名 di4 ming2 驻地 zhu4 di4 地上 di4 shang5
    目的 mu4 di4 的确 di2 que4 的士 di1 shi4 标的 biao1 di4 的话 de5 hua4
    号 hao4 数 shu4 数一数 shu3 yi4 shu3 数不清 shu3 bu5 qing1 倒数 dao4 shu3 少 shao3 少年 shao4 nian2 青少年 qing1 shao4 nian2
    便宜 pian2 yi5 处理 chu3 li3 处罚 chu3 fa2 相处 xiang1 chu3 处于 chu3 yu2 处分 chu3 fen4 处方 chu3 fang1 处置 chu3 zhi4
    处境 chu3 jing4 处在 chu3 zai4 头发 tou2 fa5 理发 li3 fa4 洗发 xi3 fa4 美发 mei3 fa4 护发 hu4 fa4 发型 fa4 xing2
    染发 ran3 fa4 假发 jia3 fa4 毛发 mao2 fa4 睡觉 shui4 jiao4 午觉 wu3 jiao4 觉得 jue2 de5 音乐 yin1 yue4 乐器 yue4 qi4
    乐队 yue4 dui4 声乐 sheng1 yue4 乐曲 yue4 qu3 调整 tiao2 zheng3 调节 tiao2 jie2 空调 kong1 tiao2 调解 tiao2 jie3
    调换 diao4 huan4 调试 tiao2 shi4 调价 tiao2 jia4 协调 xie2 tiao2 调料 tiao2 liao4 调味 tiao2 wei4 调和 tiao2 he2 调皮 tiao2 pi2
    微调 wei1 tiao2 下调 xia4 tiao2 上调 shang4 tiao2 出差 chu1 chai1 差旅 chai1 lv3 差事 chai1 shi5 参差 cen1 ci1
    差价 cha1 jia4 差额 cha1 e2 差别 cha1 bie2 差异 cha1 yi4 误差 wu4 cha1 差距 cha1 ju4 偏差 pian1 cha1 时差 shi2 cha1
    温差 wen1 cha1 色差 se4 cha1 补差 bu3 cha1 差错 cha1 cuo4 落差 luo4 cha1 顺差 shun4 cha1 着 zhe5 着急 zhao2 ji2 睡着 shui4 zhao2
    着火 zhao2 huo3 找着 zhao3 zhao2 着手 zhuo2 shou3 着装 zhuo2 zhuang1 着重 zhuo2 zhong4 着凉 zhao2 liang2 用不着 yong4 bu5 zhao2
    沿着 yan2 zhe5 衣着 yi1 zhuo2 着落 zhuo2 luo4 着想 zhuo2 xiang3 种植 zhong4 zhi2 种地 zhong4 di4 种菜 zhong4 cai4 种树 zhong4 shu4
    为 wei2 为什么 wei4 shen2 me5 因为 yin1 wei4 为何 wei4 he2 为您 wei4 nin2 为你 wei4 ni3 为我 wei4 wo3 为此 wei4 ci3
    为客户 wei4 ke4 hu4 为大家 wei4 da4 jia1 为他 wei4 ta1 为她 wei4 ta1 为啥 wei4 sha2 专为 zhuan1 wei4 为主 wei2 zhu3
    以为 yi3 wei2 认为 ren4 wei2 成为 cheng2 wei2 作为 zuo4 wei2 行为 xing2 wei2 为止 wei2 zhi3 为准 wei2 zhun3 为我们 wei4 wo3 men5
    给予 ji3 yu3 供给 gong1 ji3 补给 bu3 ji3 给付 ji3 fu4 自给 zi4 ji3 都 dou1 首都 shou3 du1 成都 cheng2 du1 都市 du1 shi4
    都会 dou1 hui4 京都 jing1 du1 大夫 dai4 fu5 什么 shen2 me5 怎么 zen3 me5 那么 na4 me5 这么 zhe4 me5 多么 duo1 me5 要么 yao4 me5
    参数 can1 shu4 人参 ren2 shen1 传真 chuan2 zhen1 自传 zi4 zhuan4 传记 zhuan4 ji4 子弹 zi3 dan4 弹 tan2 弹窗 tan2 chuang1 炸弹 zha4 dan4
    倒闭 dao3 bi4 倒霉 dao3 mei2 倒计时 dao4 ji4 shi2 摔倒 shuai1 dao3 倒下 dao3 xia4 打倒 da3 dao3 充分 chong1 fen4
    部分 bu4 fen5 成分 cheng2 fen4 身分 shen1 fen4 水分 shui3 fen4 过分 guo4 fen4 养分 yang3 fen4 分量 fen4 liang4 缘分 yuan2 fen4
    干 gan4 干净 gan1 jing4 干燥 gan1 zao4 饼干 bing3 gan1 干洗 gan1 xi3 烘干 hong1 gan1 干扰 gan1 rao3 干涉 gan1 she4
    若干 ruo4 gan1 晾干 liang4 gan1 干货 gan1 huo4 干脆 gan1 cui4 甩干 shuai3 gan1 擦干 ca1 gan1 吹干 chui1 gan1 干果 gan1 guo3
    更改 geng1 gai3 更换 geng1 huan4 更新 geng1 xin1 变更 bian4 geng1 更正 geng1 zheng4 更名 geng1 ming2 爱好 ai4 hao4
    好奇 hao4 qi2 喜好 xi3 hao4 偏好 pian1 hao4 间隔 jian4 ge2 间接 jian4 jie1 间断 jian4 duan4 教 jiao1 教育 jiao4 yu4
    教程 jiao4 cheng2 教授 jiao4 shou4 教室 jiao4 shi4 教练 jiao4 lian4 请教 qing3 jiao4 教材 jiao4 cai2 教学 jiao4 xue2
    教师 jiao4 shi1 指教 zhi3 jiao4 教训 jiao4 xun5 宗教 zong1 jiao4 角色 jue2 se4 主角 zhu3 jue2 尽快 jin3 kuai4 尽量 jin3 liang4
    尽管 jin3 guan3 尽早 jin3 zao3 劲 jin4 卡住 qia3 zhu4 关卡 guan1 qia3 看守 kan1 shou3 看护 kan1 hu4 空闲 kong4 xian2
    填空 tian2 kong4 有空 you3 kong4 没空 mei2 kong4 空白 kong4 bai2 抽空 chou1 kong4 空缺 kong4 que1 没收 mo4 shou1
    淹没 yan1 mo4 沉没 chen2 mo4 灾难 zai1 nan4 难民 nan4 min2 宁可 ning4 ke3 宁愿 ning4 yuan4 店铺 dian4 pu4 床铺 chuang2 pu4
    商铺 shang1 pu4 铺子 pu4 zi5 勉强 mian3 qiang3 强迫 qiang3 po4 一切 yi2 qie4 密切 mi4 qie4 切换 qie1 huan4 歌曲 ge1 qu3
    乐曲 yue4 qu3 曲子 qu3 zi5 戏曲 xi4 qu3 任 ren4 散装 san3 zhuang1 松散 song1 san3 零散 ling2 san3 扇子 shan4 zi5 宿舍 su4 she4
    似的 shi4 de5 什锦 shi2 jin3 踏实 ta1 shi5 提防 di1 fang5 呕吐 ou3 tu4 恐吓 kong3 he4 相片 xiang4 pian4 真相 zhen1 xiang4
    照相 zhao4 xiang4 相机 xiang4 ji1 相册 xiang4 ce4 首相 shou3 xiang4 校对 jiao4 dui4 校准 jiao4 zhun3 校验 jiao4 yan4 高兴 gao1 xing4
    兴趣 xing4 qu4 兴奋 xing1 fen4 兴 xing1 要求 yao1 qiu2 应 ying1 应用 ying4 yong4 反应 fan3 ying4 适应 shi4 ying4
    相应 xiang1 ying4 对应 dui4 ying4 响应 xiang3 ying4 供应 gong1 ying4 回应 hui2 ying4 应付 ying4 fu4 效应 xiao4 ying4
    应对 ying4 dui4 应急 ying4 ji2 应答 ying4 da2 答应 da1 ying5 应聘 ying4 pin4 参与 can1 yu4 与会 yu4 hui4 记载 ji4 zai3
    一年半载 yi4 nian2 ban4 zai3 连载 lian2 zai3 心脏 xin1 zang4 内脏 nei4 zang4 脏 zang1 挣扎 zheng1 zha2 占用 zhan4 yong4
    只有 zhi3 you3 一只 yi4 zhi1 两只 liang3 zhi1 几只 ji3 zhi1 每只 mei3 zhi1 单只 dan1 zhi1 船只 chuan2 zhi1 中奖 zhong4 jiang3
    中毒 zhong4 du2 命中 ming4 zhong4 抽中 chou1 zhong4 选中 xuan3 zhong4 看中 kan4 zhong4 中意 zhong4 yi4 中签 zhong4 qian1
    转 zhuan3 转动 zhuan4 dong4 旋转 xuan2 zhuan3 转圈 zhuan4 quan1 打转 da3 zhuan4 钻石 zuan4 shi2 钻戒 zuan4 jie4 水钻 shui3 zuan4
    作坊 zuo1 fang5 和 he2 暖和 nuan3 huo5 会计 kuai4 ji4 称职 chen4 zhi2 对称 dui4 chen4 相称 xiang1 chen4 投降 tou2 xiang2
    奇数 ji1 shu4 车马炮 ju1 ma3 pao4 量 liang4 测量 ce4 liang2 量尺寸 liang2 chi3 cun4 量体 liang2 ti3 商量 shang1 liang5 丈量 zhang4 liang2
    打量 da3 liang5 量一量 liang2 yi4 liang2 估量 gu1 liang2 背包 bei1 bao1 背负 bei1 fu4 奔波 ben1 bo1 朝阳 chao2 yang2 今朝 jin1 zhao1
    冲 chong1 冲着 chong4 zhe5 创伤 chuang1 shang1 创口 chuang1 kou3 答案 da2 an4 回答 hui2 da2 解答 jie3 da2 承担 cheng2 dan1
    担子 dan4 zi5 负担 fu4 dan1 当 dang1 恰当 qia4 dang4 适当 shi4 dang4 当成 dang4 cheng2 当作 dang4 zuo4 上当 shang4 dang4
    妥当 tuo3 dang4 当天 dang4 tian1 当日 dang4 ri4 盛 sheng4 盛饭 cheng2 fan4 标识 biao1 zhi4 知识 zhi1 shi5 游说 you2 shui4
    说服 shuo1 fu2 挑战 tiao3 zhan4 挑选 tiao1 xuan3 帖子 tie3 zi5 请帖 qing3 tie3 冠军 guan4 jun1 供 gong1 口供 kou3 gong4
    哈达 ha3 da2 喝彩 he4 cai3 负荷 fu4 he4 电荷 dian4 he4 蛮横 man2 heng4 华 hua2 划 hua4 划算 hua2 suan4 划痕 hua2 hen2
    划伤 hua2 shang1 刮划 gua1 hua2 几乎 ji1 hu1 茶几 cha2 ji1 夹克 jia2 ke4 假 jia3 假期 jia4 qi1 放假 fang4 jia4 请假 qing3 jia4
    休假 xiu1 jia4 假日 jia4 ri4 节假日 jie2 jia4 ri4 度假 du4 jia4 暑假 shu3 jia4 寒假 han2 jia4 病假 bing4 jia4 将领 jiang4 ling3
    解送 jie4 song4 不禁 bu4 jin1 圈养 juan4 yang3 试卷 shi4 juan4 问卷 wen4 juan4 考卷 kao3 juan4 卷子 juan4 zi5 累计 lei3 ji4
    累积 lei3 ji1 积累 ji1 lei3 暴露 bao4 lu4 露脸 lou4 lian3 率先 shuai4 xian1 率领 shuai4 ling3 草率 cao3 shuai4 坦率 tan3 shuai4
    模样 mu2 yang4 模具 mu2 ju4 模板 mu2 ban3 排 pai2 照片 zhao4 pian4 漂亮 piao4 liang5 漂白 piao3 bai2 漂流 piao1 liu2
    屏蔽 ping2 bi4 屏息 bing3 xi1 亲家 qing4 jia5 塞车 sai1 che1 堵塞 du3 se4 丧失 sang4 shi1 折腾 zhe1 teng5 折本 she2 ben3
    正月 zheng1 yue4 症结 zheng1 jie2 先生 xian1 sheng5 小姐 xiao3 jie5 朋友 peng2 you5 东西 dong1 xi5 时候 shi2 hou5
    意思 yi4 si5 没关系 mei2 guan1 xi5 关系 guan1 xi5 清楚 qing1 chu5 明白 ming2 bai5 麻烦 ma2 fan5 事情 shi4 qing5
    告诉 gao4 su5 消息 xiao1 xi5 晚上 wan3 shang5 早上 zao3 shang5 里面 li3 mian5 上面 shang4 mian5 下面 xia4 mian5 后面 hou4 mian5
    前面 qian2 mian5 衣服 yi1 fu5 喜欢 xi3 huan5 谢谢 xie4 xie5 休息 xiu1 xi5 咱们 zan2 men5 我们 wo3 men5 你们 ni3 men5
    他们 ta1 men5 她们 ta1 men5 人们 ren2 men5 认识 ren4 shi5 客气 ke4 qi5 不客气 bu2 ke4 qi5 对不起 dui4 bu5 qi3
    看不到 kan4 bu5 dao4 收不到 shou1 bu5 dao4 找不到 zhao3 bu5 dao4 打不开 da3 bu5 kai1 听不清 ting1 bu5 qing1 听不懂 ting1 bu5 dong3
    来不及 lai2 bu5 ji2 能不能 neng2 bu5 neng2 是不是 shi4 bu5 shi4 可不可以 ke3 bu5 ke3 yi3 有没有 you3 mei5 you3 要不要 yao4 bu5 yao4
    好不好 hao3 bu5 hao3 行不行 xing2 bu5 xing2 对不对 dui4 bu5 dui4 会不会 hui4 bu5 hui4 看看 kan4 kan5 等等 deng3 deng5 查查 cha2 cha5
    试试 shi4 shi5 问问 wen4 wen5 一下 yi2 xia4 星期 xing1 qi1 系统 xi4 tong3 联系 lian2 xi4 系鞋带 ji4 xie2 dai4 系列 xi4 lie4
    公里 gong1 li3 这里 zhe4 li5 那里 na4 li5 哪里 na3 li5 家里 jia1 li5 亲戚 qin1 qi5 包子 bao1 zi5 裤子 ku4 zi5 鞋子 xie2 zi5
    裙子 qun2 zi5 帽子 mao4 zi5 袜子 wa4 zi5 盒子 he2 zi5 箱子 xiang1 zi5 袋子 dai4 zi5 孩子 hai2 zi5 椅子 yi3 zi5 桌子 zhuo1 zi5
    杯子 bei1 zi5 瓶子 ping2 zi5 电子 dian4 zi3 妻子 qi1 zi5 儿子 er2 zi5 样子 yang4 zi5 日子 ri4 zi5 钥匙 yao4 shi5 嗯 en5 哦 o5
    女朋友 nv3 peng2 you5 男朋友 nan2 peng2 you5 爸爸 ba4 ba5 妈妈 ma1 ma5 宝宝 bao3 bao5 名字 ming2 zi5 机会 ji1 hui4 似乎 si4 hu1
    厦门 xia4 men2 长沙 chang2 sha1 长春 chang2 chun1 单 dan1 单于 chan2 yu2 朝鲜 chao2 xian3 给 gei3 血 xie3 血压 xue4 ya1 血液 xue4 ye4
    薄 bao2 薄弱 bo2 ruo4 剥离 bo1 li2 削减 xue1 jian3 粘贴 zhan1 tie1 宽松 kuan1 song1 蓝牙 lan2 ya2 尺码 chi3 ma3 绿色 lv4 se4
    大厦 da4 sha4 曝光 bao4 guang1 载 zai4 下载 xia4 zai4 涨价 zhang3 jia4 夹子 jia1 zi5 哪些 na3 xie1 哪个 na3 ge5 这个 zhe4 ge5
    那个 na4 ge5 几个 ji3 ge5 个人 ge4 ren2 个性 ge4 xing4 呗 bei5 嘛 ma5 呀 ya5 啊 a5 吧 ba5 呢 ne5 吗 ma5 啦 la5 的 de5
    """
}
