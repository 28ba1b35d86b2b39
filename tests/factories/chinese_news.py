"""Hypothesis strategies of news-like Chinese documents, and pieces that want to break readers of them."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from summitry.model import Document

WHO = [
    "国家主席习近平",
    "习近平主席",
    "李强",
    "国务院总理李强",
    "俄罗斯总统普京",
    "普京",
    "法国总统马克龙",
    "沙特王储穆罕默德",
    "中共中央政治局委员、外交部长王毅",
    "萨尔瓦尼亚总统阿伦西奥",
    "吉布提总统盖莱",
    "两国元首",
    "双方",
    "两国领导人",
    "我们",
    "我",
    "总统先生",
    "中方",
    "俄方",
    "联合国秘书长古特雷斯",
    "外交部发言人",
    "日本前首相福田康夫",
    "越共中央总书记、国家主席苏林",
    "中非总统图瓦德拉",
    "普京、马克龙和盖莱",
    "習近平主席",
    "俄羅斯總統普京",
    "巴基斯坦驻华大使哈什米",
    "王毅等",
]
DID = [
    "会见",
    "会见来华进行国事访问的",
    "同",
    "举行会谈",
    "举行会晤",
    "通电话",
    "应约同",
    "将会见",
    "多次会晤",
    "抵达",
    "将于",
    "结束",
    "对俄罗斯进行国事访问",
    "访华",
    "出席",
    "来华出席",
    "表示，",
    "指出，",
    "致电祝贺",
    "互致贺电",
    "签署",
    "发表联合声明",
    "邀请",
    "为",
    "举行欢迎宴会",
    "举行仪式，欢迎",
    "视频会晤",
    "推迟",
    "取消",
    "愿",
    "应",
    "的邀请",
]
WHERE = [
    "在北京人民大会堂",
    "在莫斯科",
    "在京",
    "二十国集团领导人峰会",
    "首届中国－阿拉伯国家峰会",
    "金砖国家领导人会晤",
    "巴黎",
    "在喀山",
    "中非合作论坛北京峰会",
    "对法国",
    "全面战略伙伴关系",
    "中俄命运共同体",
    "贸易额达到2448亿美元",
    "20多项合作文件",
    "《中华人民共和国和俄罗斯联邦联合声明》",
]
WHEN = [
    "6日下午",
    "5月8日上午",
    "昨天",
    "上个月",
    "去年10月",
    "当晚",
    "2023年",
    "当地时间",
    "7月4日至6日",
    "今年初",
    "2月30日",
]
MARKS = ["，", "。", "；", "、", "\n", "。\n", "：“", "”", "（", "）", "？", "！", "—", " ", "·"]
HOSTILE = [
    *WHO,
    *DID,
    *WHERE,
    *WHEN,
    *MARKS,
    "\ue000",
    "\uf8ff",
    "😀",
    "İ",
    "\u0301",
    "\u2028",
    "\x00",
    "Xi",
    "met",
    "方",
    "我",
]


def chinese_news() -> st.SearchStrategy[str]:
    """Sentences of parties, days, places and verbs, most of them in that order; none has a space."""
    order = (WHEN, WHO, WHERE, DID, WHO, DID, MARKS)
    sentence = st.tuples(*(st.sampled_from(words) for words in order)).map("".join)
    jumble = st.lists(st.sampled_from(WHO + DID + WHERE + WHEN + MARKS), max_size=14).map("".join)
    return st.lists(sentence | jumble, max_size=5).map("".join)


def chinese_documents(texts: st.SearchStrategy[str]) -> st.SearchStrategy[Document]:
    """Documents of these texts, with or without title, day and publisher."""
    return st.builds(
        Document,
        doc_id=st.just("x"),
        text=texts,
        title=st.none() | texts,
        published=st.none() | st.dates(date(1945, 1, 1), date(2030, 12, 31)),
        publisher=st.sampled_from([None, "CCTV", "新华社", "Kremlin"]),
        lang=st.just("zh"),
    )
