extension MoodLexicon {
  /// English words of anger and swearing, milder complaint, and friendliness.
  static let english = MoodLexicon(
    language: .english,
    strong: """
      fuck,fucks,fucked,fucking,fuckin,fucker,motherfucker,motherfucking,fck,wtf,stfu,ffs,shit,shitty,bullshit,bs,bitch
      bastard,bastards,asshole,assholes,arsehole,damn it,dammit,goddamn,goddammit,god damn,bloody hell,bollocks,piss off
      pissed,pissed off,pissing me off,screw you,screw this,go to hell,shut up,hate you,hate this,furious,enraged,outraged
      outrageous,livid,infuriating,infuriated,disgusting,disgusted,disgrace,disgraceful,despicable,idiot,idiots,idiotic
      moron,morons,scam,scammed,scammer,scammers,fraud,thieves,rip off,ripped off,ripoff,robbed,liar,liars,lying to me
      i've had enough,had enough of,i have had enough,sick of,sick and tired,fed up,had it with,at my wits end,losing my mind
      sue you,my lawyer,crap,crappy,angry,worst ever,you people,i give up,for god's sake,for heaven's sake,for christ's sake
      """,
    medium: """
      annoyed,annoying,annoys,frustrated,frustrating,frustration,irritated,irritating,irritates,mad,upset,unacceptable
      ridiculous,absurd,pathetic,terrible,horrible,horrendous,awful,appalling,atrocious,useless,worthless,hopeless,garbage
      rubbish,trash,stupid,dumb,joke,nonsense,hate,hates,worst,incompetent,rude,disrespectful,shameful,shame on you,disaster
      nightmare,unbelievable,waste of time,wasting my time,wasted my time,waste of money,never again,not happy,unhappy
      not acceptable,not good enough,not impressed,makes no sense,you don't understand,you don't listen,not listening
      are you deaf,are you kidding,you kidding me,are you serious,what is wrong with you,what's wrong with you
      leave me alone,stop asking,stop it,just answer,complaint,complain,complaining,damn,hell,sucks,suck,sucked,dislike
      damned,bloody,lousy,dreadful,tired of,how dare,nobody helps,nobody cares,don't care anymore,no one cares
      """,
    mild: """
      disappointed,disappointing,disappointment,unfair,unfortunate,unsatisfied,dissatisfied,not satisfied,bad,poor,poorly
      wrong again,again and again,how many times,i already told you,already told you,i told you,i just told you,told you already
      i just said,i said,like i said,for the last time,for the third time,third time,second time,once more again,over and over
      still waiting,still not,still no,still hasn't,still haven't,still broken,why can't you,why don't you,doesn't work
      does not work,not working,didn't work,never works,never arrived,never came,nothing works,won't work,keeps failing
      forever,for ages,too long,hours,for weeks,weeks ago,no one answers,nobody answers,no help,not helpful,unhelpful
      confusing,confused,ignored,ignoring,hurry up,come on,seriously,enough,impossible,mess,fault,failed,failure,broken
      ruined,overpriced,cheated,misleading,delayed,trouble,fix this,sort it out,sort this out,what the,ugh,argh,sigh,wrong
      """,
    friendly: """
      thank you,thanks,thank,cheers,great,perfect,wonderful,lovely,excellent,awesome,brilliant,happy,glad,pleased,appreciate
      love,nice,helpful,kind,fantastic,amazing,cool,good,satisfied,delighted
      """,
    neutral: """
      not bad,too bad,no problem,no trouble,no rush,no hurry,free of charge,service charge,mad about,hell yes,how are you
      what's wrong with it,what is wrong with it,wrong size,wrong number,wrong item,wrong colour,wrong color,make a complaint
      file a complaint,opening hours,business hours,what hours,your hours,hours are you,open hours,working hours,two hours
      24 hours,good enough,big enough,large enough,long enough,is that enough,enough for,thank god,thanks for nothing
      good morning,good afternoon,good evening,good day,good for nothing,inside joke,just a joke,come on in
      """,
    negations: """
      not,no,never,n't,isn't,aren't,wasn't,weren't,don't,doesn't,didn't,won't,wouldn't,can't,cannot,couldn't,haven't,hasn't
      hadn't,ain't,without,nothing,hardly,isnt,dont,doesnt,didnt,cant,neither,nor
      """,
    intensifiers: """
      very,so,really,extremely,absolutely,totally,completely,utterly,incredibly,too,such,beyond,fucking,bloody,damn,truly
      """,
    stops: "but,because,and,why,just,only,wonder",
    reach: 3)
}
