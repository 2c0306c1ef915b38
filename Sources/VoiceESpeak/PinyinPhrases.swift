/// The words that the voice must join, and those whose characters it would read wrongly.
enum PinyinPhrases {
  /// Readings of single characters where the transform of Unicode gives another than the most common one.
  static let characters: [Character: String] = [
    "地": "di4", "的": "de5", "了": "le5", "着": "zhe5", "得": "de5", "吗": "ma5", "吧": "ba5", "呢": "ne5",
    "啊": "a5", "们": "men5", "么": "me5", "嘛": "ma5", "喂": "wei2", "嗯": "en5", "谁": "shei2", "率": "lü4",
    "脏": "zang1", "斗": "dou3", "挂": "gua4", "哦": "o5", "都": "dou1", "还": "hai2", "只": "zhi3", "咖": "ka1",
    "〇": "ling2", "个": "ge4", "不": "bu4", "一": "yi1", "哪": "na3", "那": "na4", "没": "mei2", "给": "gei3",
    "长": "chang2", "行": "xing2", "重": "zhong4", "数": "shu4", "便": "bian4", "处": "chu4", "差": "cha4",
    "种": "zhong3", "为": "wei2", "更": "geng4", "调": "tiao2", "假": "jia3", "空": "kong1", "切": "qie1",
    "相": "xiang1", "干": "gan1", "量": "liang4", "会": "hui4", "和": "he2", "卡": "ka3", "单": "dan1",
    "度": "du4", "系": "xi4", "铺": "pu4", "降": "jiang4", "转": "zhuan3", "载": "zai4", "当": "dang1",
    "应": "ying1", "传": "chuan2", "参": "can1", "藏": "cang2", "称": "cheng1", "尽": "jin4", "强": "qiang2",
    "曾": "ceng2", "弹": "tan2", "模": "mo2", "角": "jiao3", "露": "lu4", "圈": "quan1", "薄": "bao2",
    "吓": "xia4", "塞": "sai1", "壳": "ke2", "落": "luo4", "识": "shi2", "石": "shi2", "车": "che1", "说": "shuo1",
    "教": "jiao1", "嗨": "hai1", "呀": "ya5", "啦": "la5", "划": "hua4", "兴": "xing1", "俩": "lia3",
  ]

  /// Words that are read as their characters are, and spoken in one go.
  static let words = """
    黄鹂 家居 自动 助理 您好 你好 请问 可以 可能 订单 订单号 配送 商品 人工 人工客服 客服 人工服务 选择 按键 菜单 需要
    您的 你的 我的 他的 我们 你们 他们 它们 我们的 你们的 他们的 自己 大家 现在 今天 明天 昨天 后天 以后 以前 之前 之后
    之内 以内 时间 分钟 小时 星期 星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天 周一 周二 周三 周四 周五 周六
    周日 周末 上午 下午 中午 今年 去年 明年 每天 每年 每月 每个 每次 每件 那天 一月 二月 三月 四月 五月 六月 七月
    八月 九月 十月 十一月 十二月 月底 工作日 日期 预计 大约 左右 最多 最少 至少 超过 以上 以下 一共 总共 一般 一起 一样
    一些 一定 一直 一次 一件 一张 一封 一笔 一栏 一位 一年 一周 一天 一小时 一半 第一 第二 第三
    已经 正在 打包 马上 发货 发出 派送 送达 送到 送货 送货车 收货 收到 收据 退货 退货单 退款 退订 退回 退税 换货 到货 货到付款
    快递 快递员 快递柜 包裹 包装 邮箱 邮件 邮寄 邮政 短信 电话 手机 电子报 电子 网站 登录 注册 账户 账号 账单 密码
    验证码 验证 邮编 收件 寄出 寄到 寄回 寄回来 加急 标准 运费 免费 免运费 付款 付钱 付款方式 支付 支票 现金 转账 结账 刷卡
    信用卡 借记卡 礼品卡 贺卡 卡号 卡片 优惠 优惠码 优惠券 打折 九折 折扣 价格 价格单 金额 英镑 欧元 美元 人民币 便士
    发票 凭证 税号 税额 关税 进口税 增值税 利息 分期 预授权 款项 货币 换算 收费 报价 评价
    商店 门店 酒店 学校 公司 企业 仓库 总站 火车 火车站 停车 走路 营业 营业时间 休息日 圣诞节 元旦 圣诞
    保修 保修期 保修期内 维修 修理 修改 修好 安装 组装 家具 家电 大家电 灯具 刀具 故障 破损 损坏 检测 检查 清洁 申请
    取消 办理 登记 核实 确认 审核 安排 记录 系统 服务 对应 按键 井号键 星号键 输入 数字 名称 问题 情况 办法 方式 说法 中文
    英文 普通话 英语 声音 抱歉 感谢 再见 稍等 稍候 继续 排队 接待 及时 暂时 结束 断线 刚才 直接 还有 还是 或者 如果 因为
    所以 不过 但是 而且 比如 其他 另外 提交 换货单 所有 全部 部门 完全 绝对 非常 真正 只要 只有 就行 就好 就会 就能 才能 不能 不会
    不用 不要 不想 不收 不送 不在 不再 不是 不对 不到 不多 不同 不限 不愿意 是不是 没有 没用 没问题 有没有 能不能 是不是 对不对 要不要 可不可以
    好的 对的 是的 有的 新的 旧的 什么时候 收好 装好 备好 放好 带走 带来 打开 关闭 删除 点开 留下 留着包装
    签名 本人 邻居 代收 门牌号 备注 门口 门廊 车库 拍照 照片 门上 放在 安全 安全设置 设置 设定 电梯 楼层 房间 搬到
    指定 师傅 电工 公斤 宽度 深度 高度 重量 尺寸 大小 页面 商品页面 详情 配件 图纸 说明书 下单 订购 预订 购买 上市
    库存 停售 出售 批发部 媒体部 同样 东西 同一种 最下面 后面 里面 上面 下面 外面 前面 旁边
    电热水壶 面包机 烤面包机 电饭煲 咖啡机 搅拌棒 平底锅 汤锅 菜刀 茶壶 吸尘器 台灯 挂钟 玻璃 花瓶 玻璃花瓶 羊毛 羊毛毯
    羽绒枕 浴巾 浴帘 办公椅 鞋架 木板 涂层 洗碗机 布料 样品 纸板 再生 胶带 废纸 回收 回收箱 电池 电源
    红隼 海港 海岛 轮渡 英国 法国 中国 欧洲 爱尔兰 国家 其他国家 伦敦 布里斯托尔 灯笼街 境内 全境 英国境内
    隐私 个人资料 个人 资料 信息 内容 数据 通知 消息 链接 回复 公布 环保 风电 电动车 招聘 职位 求职信 答复 标志 联系 客户
    企业客户 学生 老师 身份 积分 有效 有效期 生效 过期 保留 保存 删掉 忘记 两步验证 备用码 手机上
    想知道 告诉 明白 清楚 客气 不客气 麻烦 帮助 帮您 体验 意见 应该 专人 抱怨 投诉 满意 不满意
    能用 使用 有货 卖完 剩得 留货 补货 目前 当前 提前 随时 放弃 颜色 屏幕 差不多 一部分 大部分
    """

  /// Words with a reading of their own: their syllables with tone digits.
  static let readings = """
    银行 yin2hang2  银行卡 yin2hang2ka3  行业 hang2ye4  一行 yi4hang2  排行 pai2hang2  同行 tong2hang2  外行 wai4hang2
    行情 hang2qing2  重新 chong2xin1  重复 chong2fu4  重设 chong2she4  重置 chong2zhi4  重发 chong2fa1  重启 chong2qi3
    重拨 chong2bo1  重试 chong2shi4  重来 chong2lai2  重做 chong2zuo4  重说 chong2shuo1  重寄 chong2ji4  重装 chong2zhuang1
    重播 chong2bo1  重打 chong2da3  重庆 chong2qing4  双重 shuang1chong2  多重 duo1chong2  重阳 chong2yang2  退还 tui4huan2
    归还 gui1huan2  还款 huan2kuan3  还钱 huan2qian2  还书 huan2shu1  还给 huan2gei3  偿还 chang2huan2  返还 fan3huan2
    还清 huan2qing1  交还 jiao1huan2  还债 huan2zhai4  还回来 huan2hui2lai2  还没 hai2mei2  还在 hai2zai4  长大 zhang3da4
    校长 xiao4zhang3  家长 jia1zhang3  队长 dui4zhang3  店长 dian4zhang3  部长 bu4zhang3  成长 cheng2zhang3  增长 zeng1zhang3
    长期 chang2qi1  长度 chang2du4  多长 duo1chang2  经理 jing1li3  觉得 jue2de5  记得 ji4de5  值得 zhi2de5  舍得 she3de5
    显得 xian3de5  懂得 dong3de5  认得 ren4de5  来得及 lai2de5ji2  来不及 lai2bu5ji2  还来得及 hai2lai2de5ji2  得到 de2dao4  取得 qu3de2
    获得 huo4de2  得奖 de2jiang3  难得 nan2de2  心得 xin1de2  总得 zong3dei3  得先 dei3xian1  您得 nin2dei3  你得 ni3dei3
    我得 wo3dei3  睡觉 shui4jiao4  午觉 wu3jiao4  感觉 gan3jue2  了解 liao3jie3  想了解 xiang3liao3jie3  了不起 liao3bu5qi3
    用不了 yong4bu5liao3  上不了 shang4bu5liao3  登录不了 deng1lu4bu5liao3  办不了 ban4bu5liao3  受不了 shou4bu5liao3
    到不了 dao4bu5liao3  少不了 shao3bu5liao3  去不了 qu4bu5liao3  来不了 lai2bu5liao3  改不了 gai3bu5liao3  退不了 tui4bu5liao3
    付不了 fu4bu5liao3  打不了 da3bu5liao3  开不了 kai1bu5liao3  收不了 shou1bu5liao3  忘不了 wang4bu5liao3  为了 wei4le5  除了 chu2le5
    数一数 shu3yi5shu3  数不清 shu3bu5qing1  数据 shu4ju4  数量 shu4liang4  少年 shao4nian2  青少年 qing1shao4nian2  多少 duo1shao5
    多少钱 duo1shao5qian2  便宜 pian2yi5  更便宜 geng4pian2yi5  方便 fang1bian4  随便 sui2bian4  顺便 shun4bian4  处理 chu3li3
    处理中 chu3li3zhong1  处于 chu3yu2  处罚 chu3fa2  处方 chu3fang1  相处 xiang1chu3  处境 chu3jing4  好处 hao3chu4  到处 dao4chu4
    用处 yong4chu4  别处 bie2chu4  头发 tou2fa5  理发 li3fa4  洗发水 xi3fa4shui3  发卡方 fa1ka3fang1  音乐 yin1yue4  乐器 yue4qi4
    乐队 yue4dui4  快乐 kuai4le4  娱乐 yu2le4  调查 diao4cha2  调换 diao4huan4  调货 diao4huo4  调动 diao4dong4  声调 sheng1diao4
    强调 qiang2diao4  调整 tiao2zheng3  调试 tiao2shi4  空调 kong1tiao2  调节 tiao2jie2  差价 cha1jia4  差别 cha1bie2  差异 cha1yi4
    差额 cha1e2  差错 cha1cuo4  误差 wu4cha1  色差 se4cha1  时差 shi2cha1  温差 wen1cha1  偏差 pian1cha1  出差 chu1chai1
    邮差 you2chai1  差评 cha4ping2  着急 zhao2ji2  着火 zhao2huo3  睡着 shui4zhao2  找不着 zhao3bu5zhao2  着手 zhuo2shou3
    着装 zhuo2zhuang1  穿着 chuan1zhuo2  着重 zhuo2zhong4  照着 zhao4zhe5  标着 biao1zhe5  接着 jie1zhe5  留着 liu2zhe5
    跟着 gen1zhe5  种植 zhong4zhi2  种花 zhong4hua1  种菜 zhong4cai4  种地 zhong4di4  成为 cheng2wei2  认为 ren4wei2  以为 yi3wei2
    作为 zuo4wei2  行为 xing2wei2  变为 bian4wei2  分为 fen1wei2  为止 wei2zhi3  为期 wei2qi1  视为 shi4wei2  改为 gai3wei2
    为准 wei2zhun3  为主 wei2zhu3  为难 wei2nan2  为什么 wei4shen2me5  因为 yin1wei4  给予 ji3yu3  供给 gong1ji3  补给 bu3ji3
    补给您 bu3gei3nin2  补给你 bu3gei3ni3  补给我 bu3gei3wo3  补给他 bu3gei3ta1  首都 shou3du1  成都 cheng2du1  都市 du1shi4
    古都 gu3du1  节假日 jie2jia4ri4  假期 jia4qi1  假日 jia4ri4  放假 fang4jia4  请假 qing3jia4  休假 xiu1jia4  寒假 han2jia4
    暑假 shu3jia4  度假 du4jia4  能干 neng2gan4  干部 gan4bu4  干活 gan4huo2  干什么 gan4shen2me5  干吗 gan4ma2  干嘛 gan4ma2
    骨干 gu3gan4  干净 gan1jing4  干燥 gan1zao4  干洗 gan1xi3  烘干 hong1gan1  空格 kong4ge2  空格键 kong4ge2jian4  空白 kong4bai2
    有空 you3kong4  没空 mei2kong4  空闲 kong4xian2  空位 kong4wei4  空缺 kong4que1  抽空 chou1kong4  填空 tian2kong4  部分 bu4fen5
    大部分 da4bu4fen5  一部分 yi2bu4fen5  成分 cheng2fen4  充分 chong1fen4  水分 shui3fen4  过分 guo4fen4  养分 yang3fen4
    量一量 liang2yi5liang2  测量 ce4liang2  衡量 heng2liang2  丈量 zhang4liang2  量尺寸 liang2chi3cun4  商量 shang1liang5
    更换 geng1huan4  更新 geng1xin1  更改 geng1gai3  更正 geng1zheng4  变更 bian4geng1  电熨斗 dian4yun4dou3  熨斗 yun4dou3
    漏斗 lou4dou3  战斗 zhan4dou4  奋斗 fen4dou4  相框 xiang4kuang4  相机 xiang4ji1  照相 zhao4xiang4  照相机 zhao4xiang4ji1
    相片 xiang4pian4  相册 xiang4ce4  真相 zhen1xiang4  适当 shi4dang4  当作 dang4zuo4  当成 dang4cheng2  上当 shang4dang4
    妥当 tuo3dang4  恰当 qia4dang4  当废纸 dang4fei4zhi3  对应 dui4ying4  对应的 dui4ying4de5  应聘 ying4pin4  反应 fan3ying4
    供应 gong1ying4  适应 shi4ying4  相应 xiang1ying4  响应 xiang3ying4  回应 hui2ying4  应用 ying4yong4  应付 ying4fu4
    应急 ying4ji2  答应 da1ying5  记载 ji4zai3  转载 zhuan3zai3  登载 deng1zai3  下载 xia4zai4  系鞋带 ji4xie2dai4  一切 yi2qie4
    亲切 qin1qie4  密切 mi4qie4  切实 qie4shi2  迫切 po4qie4  切菜板 qie1cai4ban3  炸弹 zha4dan4  子弹 zi3dan4  模具 mu2ju4
    模板 mu2ban3  模样 mu2yang4  角色 jue2se4  主角 zhu3jue2  汇率 hui4lü4  税率 shui4lü4  利率 li4lü4  效率 xiao4lü4
    率先 shuai4xian1  薄弱 bo2ruo4  薄荷 bo4he5  对称 dui4chen4  称心 chen4xin1  尽快 jin3kuai4  尽量 jin3liang4  尽早 jin3zao3
    尽管 jin3guan3  勉强 mian3qiang3  转动 zhuan4dong4  旋转 xuan2zhuan3  自转 zi4zhuan4  西藏 xi1zang4  缝纫 feng2ren4
    倒出 dao4chu1  倒水 dao4shui3  倒车 dao4che1  反倒 fan3dao4  暖和 nuan3huo5  积累 ji1lei3  累计 lei3ji4  参与 can1yu4  给与 ji3yu3
    人参 ren2shen1  高兴 gao1xing4  兴趣 xing4qu4  爱好 ai4hao4  好奇 hao4qi2  困难 kun4nan5  看护 kan1hu4  心脏 xin1zang4
    脏衣篮 zang1yi1lan2  会计 kuai4ji4  大夫 dai4fu5  曾经 ceng2jing1  似的 shi4de5  的确 di2que4  目的 mu4di4  目的地 mu4di4di4
    没收到 mei2shou1dao4  铺床 pu1chuang2  投降 tou2xiang2  传记 zhuan4ji4  水泊 shui3po1  弹簧 tan2huang2  卷尺 juan3chi3
    试卷 shi4juan4  关塞 guan1sai4  三只 san1zhi1  一只 yi4zhi1  两只 liang3zhi1  几只 ji3zhi1  每只 mei3zhi1  那只 na4zhi1
    这只 zhe4zhi1  哪只 na3zhi1  船只 chuan2zhi1  标识 biao1zhi4  说服 shuo1fu2  丢三落四 diu1san1la4si4  落下 luo4xia5  下落 xia4luo4
    落地灯 luo4di4deng1  落地 luo4di4  地址 di4zhi3  地方 di4fang5  地区 di4qu1  地图 di4tu2  地铁 di4tie3  地毯 di4tan3  当地 dang1di4
    各地 ge4di4  本地 ben3di4  地面 di4mian4  慢慢地 man4man4de5  好好地 hao3hao1de5  不断地 bu2duan4de5  顺利地 shun4li4de5
    及时地 ji2shi2de5  仔细地 zi3xi4de5  什么 shen2me5  没什么 mei2shen2me5  怎么 zen3me5  怎么样 zen3me5yang4  怎么办 zen3me5ban4
    这么 zhe4me5  那么 na4me5  多么 duo1me5  谁的 shei2de5  这里 zhe4li3  那里 na4li3  哪里 na2li3  家里 jia1li3  这个 zhe4ge5
    那个 na4ge5  哪个 na3ge5  几个 ji3ge5  这些 zhe4xie1  那些 na4xie1  哪些 na3xie1  这样 zhe4yang4  那样 na4yang4  这件 zhe4jian4
    哪件 na3jian4  那件 na4jian4  一个 yi2ge5  两个 liang3ge5  三个 san1ge5  四个 si4ge5  五个 wu3ge5  六个 liu4ge5  七个 qi1ge5
    八个 ba1ge5  九个 jiu3ge5  十个 shi2ge5  一个月 yi2ge4yue4  个人 ge4ren2  换个 huan4ge5  箱子 xiang1zi5  日子 ri4zi5  柜子 gui4zi5
    椅子 yi3zi5  桌子 zhuo1zi5  盒子 he2zi5  杯子 bei1zi5  被子 bei4zi5  瓶子 ping2zi5  鞋子 xie2zi5  样子 yang4zi5  房子 fang2zi5
    车子 che1zi5  孩子 hai2zi5  妻子 qi1zi5  儿子 er2zi5  裤子 ku4zi5  裙子 qun2zi5  袜子 wa4zi5  帽子 mao4zi5  毯子 tan3zi5
    垫子 dian4zi5  架子 jia4zi5  袋子 dai4zi5  料子 liao4zi5  刷子 shua1zi5  镜子 jing4zi5  筷子 kuai4zi5  勺子 shao2zi5  叉子 cha1zi5
    钉子 ding1zi5  绳子 sheng2zi5  篮子 lan2zi5  单子 dan1zi5  条子 tiao2zi5  例子 li4zi5  句子 ju4zi5  管子 guan3zi5  夹子 jia1zi5
    屋子 wu1zi5  院子 yuan4zi5  锅盖 guo1gai4  晚上 wan3shang5  早上 zao3shang5  先生 xian1sheng5  女士 nü3shi4  小姐 xiao3jie5
    朋友 peng2you5  东西 dong1xi5  消息 xiao1xi5  休息 xiu1xi5  意思 yi4si5  不好意思 bu4hao3yi4si5  客气 ke4qi5  不客气 bu2ke4qi5
    告诉 gao4su5  谢谢 xie4xie5  时候 shi2hou5  关系 guan1xi5  没关系 mei2guan1xi5  认识 ren4shi5  知识 zhi1shi5  名字 ming2zi5
    师傅 shi1fu5  护士 hu4shi5  事情 shi4qing5  学生 xue2sheng5  医生 yi1sheng1  妈妈 ma1ma5  爸爸 ba4ba5  漂亮 piao4liang5
    舒服 shu1fu5  衣服 yi1fu5  招呼 zhao1hu5  打听 da3ting5  钥匙 yao4shi5  窗户 chuang1hu5  眼睛 yan3jing5  明白 ming2bai5
    清楚 qing1chu5  麻烦 ma2fan5  知道 zhi1dao4  看看 kan4kan5  试试 shi4shi5  问问 wen4wen5  说说 shuo1shuo5  想想 xiang2xiang5
    等等 deng2deng5  听听 ting1ting5  找找 zhao2zhao5  查查 cha2cha5  一会儿 yi2hui4er5  过一会儿 guo4yi2hui4er5  一点儿 yi4dian3er5
    这儿 zhe4er5  那儿 na4er5  哪儿 na3er5  万一 wan4yi1  统一 tong3yi1  之一 zhi1yi1  三分之一 san1fen1zhi1yi1  唯一 wei2yi1
    一一 yi1yi1  一下 yi2xia4  等一下 deng3yi2xia4  试一试 shi4yi5shi4  看一看 kan4yi5kan4  想一想 xiang3yi5xiang3
    说一遍 shuo1yi2bian4  要不 yao4bu4  对不起 dui4bu5qi3  差不多 cha4bu5duo1  查不到 cha2bu5dao4  找不到 zhao3bu5dao4
    收不到 shou1bu5dao4  听不清 ting1bu5qing1  听不见 ting1bu5jian4  打不开 da3bu5kai1  说不准 shuo1bu5zhun3  剩得不多 sheng4de5bu4duo1
    有没有 you3mei5you3  能不能 neng2bu5neng2  是不是 shi4bu5shi4  对不对 dui4bu5dui4  要不要 yao4bu5yao4  我们 wo3men5  你们 ni3men5
    他们 ta1men5  咱们 zan2men5  人们 ren2men5  英镑 ying1bang4  咖啡机 ka1fei1ji1  咖啡 ka1fei1  布里斯托尔 bu4li3si1tuo1er3
    爱尔兰 ai4er3lan2  设得兰 she4de2lan2  央行 yang1hang2  分行 fen1hang2  支行 zhi1hang2  总行 zong3hang2  商行 shang1hang2
    行李 xing2li5  建行 jian4hang2  工行 gong1hang2  农行 nong2hang2  招行 zhao1hang2  中行 zhong1hang2  发行 fa1xing2
    开户行 kai1hu4hang2  行家 hang2jia5  重拍 chong2pai1  重买 chong2mai3  重叠 chong2die2  重名 chong2ming2  重选 chong2xuan3
    重填 chong2tian2  重述 chong2shu4  重听 chong2ting1  重刷 chong2shua1  重退 chong2tui4  重组 chong2zu3  还回 huan2hui2
    还贷 huan2dai4  还原 huan2yuan2  还价 huan2jia4  讨价还价 tao3jia4huan2jia4  还账 huan2zhang4  生长 sheng1zhang3
    班长 ban1zhang3  会长 hui4zhang3  院长 yuan4zhang3  长辈 zhang3bei4  市长 shi4zhang3  组长 zu3zhang3  团长 tuan2zhang3
    船长 chuan2zhang3  首长 shou3zhang3  长相 zhang3xiang4  学长 xue2zhang3  站长 zhan4zhang3  秘书长 mi4shu1zhang3
    董事长 dong3shi4zhang3  局长 ju2zhang3  特长 te4chang2  长高 zhang3gao1  处长 chu4zhang3  科长 ke1zhang3  得知 de2zhi1
    所得 suo3de2  得分 de2fen1  赢得 ying2de2  不得不 bu4de2bu4  得以 de2yi3  得罪 de2zui4  得失 de2shi1  非得 fei1dei3  得意 de2yi4
    得体 de2ti3  求得 qiu2de2  领得 ling3de2  购得 gou4de2  不了 bu4liao3  了结 liao3jie2  登不了 deng1bu5liao3  买不了 mai3bu5liao3
    地点 di4dian3  外地 wai4di4  产地 chan3di4  土地 tu3di4  场地 chang3di4  基地 ji1di4  地球 di4qiu2  地下 di4xia4  地板 di4ban3
    地位 di4wei4  房地产 fang2di4chan3  异地 yi4di4  内地 nei4di4  地段 di4duan4  地砖 di4zhuan1  地震 di4zhen4  地道 di4dao5
    地理 di4li3  境地 jing4di4  属地 shu3di4  所在地 suo3zai4di4  发货地 fa1huo4di4  收货地 shou1huo4di4  天地 tian1di4  陆地 lu4di4
    地带 di4dai4  地暖 di4nuan3  工地 gong1di4  两地 liang3di4  此地 ci3di4  原地 yuan2di4  地步 di4bu4  地域 di4yu4  地名 di4ming2
    驻地 zhu4di4  地上 di4shang5  的士 di1shi4  标的 biao1di4  的话 de5hua4  倒数 dao4shu3  处分 chu3fen4  处置 chu3zhi4
    处在 chu3zai4  洗发 xi3fa4  美发 mei3fa4  护发 hu4fa4  发型 fa4xing2  染发 ran3fa4  假发 jia3fa4  毛发 mao2fa4  乐曲 yue4qu3
    调解 tiao2jie3  调价 tiao2jia4  协调 xie2tiao2  调料 tiao2liao4  调味 tiao2wei4  调和 tiao2he2  调皮 tiao2pi2  微调 wei1tiao2
    差旅 chai1lü3  差事 chai1shi5  差距 cha1ju4  补差 bu3cha1  落差 luo4cha1  顺差 shun4cha1  找着 zhao3zhao2  着凉 zhao2liang2
    用不着 yong4bu5zhao2  沿着 yan2zhe5  衣着 yi1zhuo2  着落 zhuo2luo4  着想 zhuo2xiang3  种树 zhong4shu4  为何 wei4he2
    为您 wei4nin2  为你 wei4ni3  为我 wei4wo3  为此 wei4ci3  为客户 wei4ke4hu4  为大家 wei4da4jia1  为他 wei4ta1  为她 wei4ta1
    为啥 wei4sha2  专为 zhuan1wei4  为我们 wei4wo3men5  给付 ji3fu4  自给 zi4ji3  京都 jing1du1  要么 yao4me5  参数 can1shu4
    传真 chuan2zhen1  自传 zi4zhuan4  弹窗 tan2chuang1  倒闭 dao3bi4  倒计时 dao4ji4shi2  摔倒 shuai1dao3  倒下 dao3xia4
    打倒 da3dao3  身分 shen1fen4  分量 fen4liang4  饼干 bing3gan1  干扰 gan1rao3  干涉 gan1she4  若干 ruo4gan1  晾干 liang4gan1
    干货 gan1huo4  干脆 gan1cui4  甩干 shuai3gan1  擦干 ca1gan1  吹干 chui1gan1  干果 gan1guo3  更名 geng1ming2  喜好 xi3hao4
    偏好 pian1hao4  间隔 jian4ge2  间接 jian4jie1  间断 jian4duan4  教育 jiao4yu4  教程 jiao4cheng2  教授 jiao4shou4  教室 jiao4shi4
    教练 jiao4lian4  请教 qing3jiao4  教材 jiao4cai2  教学 jiao4xue2  教师 jiao4shi1  指教 zhi3jiao4  教训 jiao4xun5  卡住 qia3zhu4
    关卡 guan1qia3  看守 kan1shou3  灾难 zai1nan4  难民 nan4min2  宁可 ning4ke3  宁愿 ning4yuan4  店铺 dian4pu4  床铺 chuang2pu4
    商铺 shang1pu4  铺子 pu4zi5  强迫 qiang3po4  切换 qie1huan4  歌曲 ge1qu3  曲子 qu3zi5  戏曲 xi4qu3  散装 san3zhuang1
    松散 song1san3  零散 ling2san3  扇子 shan4zi5  宿舍 su4she4  什锦 shi2jin3  踏实 ta1shi5  提防 di1fang5  校对 jiao4dui4
    校准 jiao4zhun3  校验 jiao4yan4  兴奋 xing1fen4  要求 yao1qiu2  效应 xiao4ying4  应对 ying4dui4  应答 ying4da2  与会 yu4hui4
    连载 lian2zai3  内脏 nei4zang4  占用 zhan4yong4  只有 zhi3you3  中奖 zhong4jiang3  命中 ming4zhong4  抽中 chou1zhong4
    转圈 zhuan4quan1  钻石 zuan4shi2  钻戒 zuan4jie4  水钻 shui3zuan4  作坊 zuo1fang5  称职 chen4zhi2  奇数 ji1shu4  量体 liang2ti3
    打量 da3liang5  估量 gu1liang2  背包 bei1bao1  背负 bei1fu4  朝阳 chao2yang2  冲着 chong4zhe5  创伤 chuang1shang1
    创口 chuang1kou3  答案 da2an4  回答 hui2da2  解答 jie3da2  承担 cheng2dan1  担子 dan4zi5  负担 fu4dan1  当天 dang4tian1
    当日 dang4ri4  盛饭 cheng2fan4  挑战 tiao3zhan4  挑选 tiao1xuan3  帖子 tie3zi5  请帖 qing3tie3  负荷 fu4he4  电荷 dian4he4
    划算 hua2suan4  划痕 hua2hen2  划伤 hua2shang1  刮划 gua1hua2  几乎 ji1hu1  茶几 cha2ji1  夹克 jia2ke4  病假 bing4jia4
    问卷 wen4juan4  考卷 kao3juan4  卷子 juan4zi5  累积 lei3ji1  率领 shuai4ling3  草率 cao3shuai4  坦率 tan3shuai4  照片 zhao4pian4
    漂白 piao3bai2  漂流 piao1liu2  屏蔽 ping2bi4  塞车 sai1che1  堵塞 du3se4  丧失 sang4shi1  折腾 zhe1teng5  里面 li3mian5
    上面 shang4mian5  下面 xia4mian5  后面 hou4mian5  前面 qian2mian5  喜欢 xi3huan5  她们 ta1men5  看不到 kan4bu5dao4
    听不懂 ting1bu5dong3  可不可以 ke3bu5ke3yi3  好不好 hao3bu5hao3  行不行 xing2bu5xing2  会不会 hui4bu5hui4  星期 xing1qi1
    系统 xi4tong3  联系 lian2xi4  系列 xi4lie4  公里 gong1li3  亲戚 qin1qi5  包子 bao1zi5  电子 dian4zi3  女朋友 nü3peng2you5
    男朋友 nan2peng2you5  宝宝 bao3bao5  机会 ji1hui4  似乎 si4hu1  厦门 xia4men2  长沙 chang2sha1  长春 chang2chun1  血压 xue4ya1
    血液 xue4ye4  粘贴 zhan1tie1  宽松 kuan1song1  蓝牙 lan2ya2  尺码 chi3ma3  绿色 lü4se4  大厦 da4sha4  涨价 zhang3jia4
    个性 ge4xing4  退还是 tui4hai2shi4  换还是 huan4hai2shi4  发还是 fa1hai2shi4  寄还是 ji4hai2shi4  交还是 jiao1hai2shi4
    着手机 zhe5shou3ji1  行长 hang2zhang3  为每位 wei4mei3wei4  为本 wei4ben3  为顾客 wei4gu4ke4  为所有 wei4suo3you3  为这 wei4zhe4
    为各位 wei4ge4wei4  为这个 wei4zhe4ge5  为客人 wei4ke4ren2  一点 yi4dian3
    """
}
