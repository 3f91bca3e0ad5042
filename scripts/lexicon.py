# /// script
# requires-python = ">=3.11"
# dependencies = ["jieba==0.42.1", "OpenCC==1.4.2", "pypinyin==0.55.0"]
# ///
"""Makes src/reader_app/search/traditional.py and resources/lexicon/words.txt.xz from what others have collected.

    uv run scripts/lexicon.py

or, in an environment with the packages named above, `python scripts/lexicon.py`. The program needs none of them, what
is made is committed, and neither tests nor CI run this. The same versions make the same bytes.

| what | from | version | licence |
|---|---|---|---|
| words and their frequencies | jieba's dict.txt | 0.42.1 | MIT |
| readings of characters and words | pypinyin | 0.55.0 | MIT |
| simplified characters of traditional ones | OpenCC, `t2s` | 1.4.2 | Apache-2.0 |
| words of commentary articles that jieba does not know | `COMMENTARY` below | | ours |

The layout of words.txt.xz is written down in src/reader_app/search/words.py. A word's reading is pypinyin's. The
readings of a character are those it has in at least `ATTESTED` words, the commonest first, and the first two that
pypinyin lists; the others are hardly found outside dictionaries, and with them any word would sound like any other.
"""

from __future__ import annotations

import lzma
import math
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

from opencc import OpenCC
from pypinyin import Style, lazy_pinyin, pinyin

ROOT = Path(__file__).resolve().parents[1]
CHARACTERS = ROOT / "src" / "reader_app" / "search" / "traditional.py"
WORDS = ROOT / "resources" / "lexicon" / "words.txt.xz"

IDEOGRAPHS = range(0x3400, 0xA000)
COMPATIBILITY = range(0xF900, 0xFB00)
LONGEST = 8
ATTESTED = 2
LEVELS = 6.8
"""Steps of frequency for each factor e; the commonest word must stay below '~'."""
NAMES = {"nr", "nrt"}
NUMBERS = {"m"}
SELDOM = 3
"""jieba's frequency of what was added without counting: names of people and numbers are left out up to here."""
COUNTED_AS = 300
"""The frequency of the words of `COMMENTARY`."""

COMMENTARY = """
一带一路 一票否决 一网通办 一老一小 三农 三孩 三权分置 三次分配 下沉 下沉干部 专精特新 两个维护 两山 两山论 两新组织
个性化 中国式现代化 中等收入群体 中央八项规定 乡村治理 乡村振兴 乡镇干部 产业工人 产业扶贫 产教融合 人口老龄化
人文关怀 人民立场 人民至上 人类命运共同体 人类文明新形态 以人为本 以人民为中心 以案促改 以案为鉴 优化营商环境 低碳
低碳生活 体制机制 作秀 作风建设 依法行政 依法治国 供给侧 供给侧改革 保供 信息茧房 信访 偏远山区 全面从严治党
全面深化改革 全过程人民民主 八项规定 公共服务 公信力 公益诉讼 公平正义 共享单车 共同富裕 共建共治共享 关键少数 内卷
内循环 内生动力 决策部署 减碳 减税降费 减负 凡尔赛 初心 初心使命 利益相关方 制度优势 制度执行 制造强国 劳动教育 北斗
医保 医患 医患关系 医疗保障 医联体 双减 双创 双向奔赴 双碳 双循环 双随机 发展理念 发展观 反诈 口号式 可持续发展 台账
同质化 后疫情时代 向善向上 吐槽 听证会 品牌建设 唯票 唯论文 啃老 四个意识 四个自信 四风 四风问题 困难群众 国家治理
国家安全 国潮 土地流转 在线教育 地摊经济 垃圾分类 城乡融合 城市更新 城市病 城镇化 基层减负 基层干部 基层工作 基层治理
基层组织 壮大集体经济 外卖 外卖小哥 外卖骑手 多元共治 大国工匠 大数据 大数据杀熟 天价 失信 失信被执行人 夺冠 学区房
学术不端 孝老爱亲 安全生产 官本位 官样文章 实体经济 实干兴邦 容错纠错 家国情怀 家校共育 密切联系群众 对标对表 小微企业
就业优先 居家养老 工匠精神 干事创业 干部队伍 平台经济 幼有所育 应试教育 延迟退休 弯道超车 强国有我 形象工程 形式主义
微治理 微腐败 志愿服务 总体国家安全观 慢就业 懒政 懒政怠政 戒骄戒躁 打通最后一公里 扫码 扫黑除恶 执政为民 扶贫
扶贫干部 技能人才 抓落实 拍脑袋 挂职 推诿扯皮 政务服务 政商关系 政治站位 政绩观 政绩工程 敢担当 数字乡村 数字化
数字化转型 数字政府 数字素养 数字经济 数字鸿沟 文化自信 文化遗产 文旅 文旅融合 文明实践 断舍离 新业态 新农村
新发展格局 新发展理念 新就业形态 新基建 新常态 新征程 新时代 新能源汽车 新质生产力 最后一公里 最多跑一次 服务型政府
机器换人 村官 村集体 村超 枫桥经验 校园欺凌 校外培训 桥头堡 楼市 欠薪 正能量 民生工程 民生实事 民营企业 民营经济
求真务实 汉服 沉浸式 污染防治 河长制 法治中国 法治政府 治理体系 治理能力 深改 清朗 清朗行动 清正廉洁 清零 源头治理
点赞 热搜 煤改气 爱国主义教育 特色小镇 现代化 环保督察 生态优先 生态文明 生态文明建设 电商 电商平台 留守儿童 留痕
痕迹主义 疫情 疫情防控 皮书 盲盒 直播 直播带货 监督执纪 盘活 知识付费 知识产权 破局 破窗效应 碎片化 碳中和 碳达峰
社会信用 社会治理 社区工作者 社区治理 禁塑 科技创新 科技自立自强 移风易俗 移动支付 稳就业 稳增长 空心化 精准 精准扶贫
精准施策 精文减会 精神内耗 粉丝 粮食安全 纪检监察 终身学习 经济社会发展 统筹兼顾 维权 绿水青山 绿色低碳 绿色发展 网信
网格员 网格化 网格化管理 网暴 网红 网络安全 网络强国 网络暴力 网络直播 网购 美丽中国 美丽乡村 群众工作 群众路线
老有所养 老旧小区 老赖 职业教育 职称评审 联防联控 脱贫攻坚 脱贫摘帽 腾笼换鸟 自媒体 自我革命 舆情 舆论监督
舌尖上的浪费 营商环境 蓝天保卫战 融媒体 行政审批 补短板 西部大开发 规范化 议事协商 设身处地 评头论足 诚信体系 课后服务
调查研究 负面清单 负重前行 责任担当 质量强国 贫困户 贫困县 贴标签 赋能 走形式 走深走实 超大城市 跨境电商 躺平 躺赢
轻资产 软实力 返乡创业 返贫 进博会 追星 适老化 选人用人 通报批评 道德模范 道德绑架 遗产保护 重大项目 金山银山 钉钉子
钉钉子精神 锦标赛 长效机制 问责 防汛 防疫 防返贫 降碳 陪读 隐形变异 雄安 雄安新区 青年人才 靠谱 非物质文化遗产 非遗
面子工程 顶层设计 预制菜 预付卡 领导干部 食品安全 饭圈 首创精神 马上就办 驻村 驻村干部 高质量发展 高空抛物 高龄老人
黑恶势力 黑天鹅 灰犀牛 齐抓共管 党建引领 党风廉政 依规治党 担当作为 不作为 乱作为 慢作为 文山会海 层层加码 一刀切
官僚主义 享乐主义 奢靡之风 调研 蹲点调研 督查 督查检查 考核评价 指尖上的形式主义 政务 政务公开 便民 便民服务 惠民
惠民政策
"""
"""Words of 2 to 8 characters that commentaries of the last years use, mostly younger than jieba's list."""


def main() -> None:
    """Make both files and say what they hold."""
    simplified = simplified_characters()
    CHARACTERS.write_text(characters_module(simplified), "utf-8", newline="\n")
    words = collected_words({ord(one): other for one, other in simplified.items()})
    text = words_text(words)
    WORDS.parent.mkdir(parents=True, exist_ok=True)
    packed = lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME)
    WORDS.write_bytes(packed)
    print(f"{len(simplified)} characters, {len(words)} words in {len(packed)} bytes ({len(text.encode())} unpacked)")


def simplified_characters() -> dict[str, str]:
    """Traditional character -> simplified one, for all that have one of the same size; no value is a key."""
    convert = OpenCC("t2s").convert
    table = {}
    for char in map(chr, [*IDEOGRAPHS, *COMPATIBILITY]):
        other = convert(unicodedata.normalize("NFC", char))
        if len(other) == 1 and other != char and other <= "\uffff":
            table[char] = other
    for char, other in table.items():
        while other in table:
            other = table[other]
        table[char] = other
    return table


def characters_module(simplified: dict[str, str]) -> str:
    """The source of `traditional.py`."""
    return (
        '"""Traditional characters and the simplified ones they are folded to, place by place. Only data.\n\n'
        "Made by scripts/lexicon.py from the characters of OpenCC 1.4.2 (Apache-2.0: resources/lexicon/NOTICE.md),\n"
        "with the compatibility ideographs U+F900 to U+FAFF. All are in the BMP, and none is in both strings.\n"
        '"""\n\nfrom __future__ import annotations\n\n'
        f"TRADITIONAL = (\n{lines_of(simplified.keys())})\n\nSIMPLIFIED = (\n{lines_of(simplified.values())})\n"
    )


def lines_of(characters: Iterable[str]) -> str:
    """Characters as lines of Python strings; compatibility ideographs escaped, since editors normalise them."""
    written = [f"\\u{ord(char):x}" if ord(char) in COMPATIBILITY else char for char in characters]
    lines, line, width = [], "", 0
    for char in written:
        wide = 2 if len(char) == 1 else 6
        if width + wide > 112:
            lines.append(line)
            line, width = "", 0
        line += char
        width += wide
    return "".join(f'    "{line}"\n' for line in [*lines, line])


def collected_words(simplify: dict[int, str]) -> dict[str, int]:
    """Word in simplified characters -> frequency."""
    words: Counter[str] = Counter()
    for word, frequency, kind in jieba_words():
        if len(word) > LONGEST or not all(ord(char) in IDEOGRAPHS for char in word):
            continue
        if frequency <= SELDOM and ((kind in NAMES and len(word) < 4) or kind in NUMBERS):
            continue
        plain = word.translate(simplify)
        words[plain] = max(words[plain], frequency if plain == word else min(frequency, SELDOM))
    for word in COMMENTARY.split():
        words[word] = max(words[word], COUNTED_AS)
    return words


def jieba_words() -> Iterator[tuple[str, int, str]]:
    """(word, frequency, part of speech) of jieba's list."""
    spec = find_spec("jieba")
    assert spec
    assert spec.origin
    for line in (Path(spec.origin).parent / "dict.txt").read_text("utf-8").splitlines():
        word, frequency, kind = line.split()
        yield word, int(frequency), kind


def words_text(words: dict[str, int]) -> str:
    """What is packed into words.txt.xz."""
    spoken = {word: [plain_syllable(syllable) for syllable in spell(word)] for word in words}
    readings = character_readings(spoken)
    lines = ["yandu-words 1", *reading_lines(readings), ""]
    for length in range(1, LONGEST + 1):
        group = sorted(word for word in words if len(word) == length and all(char in readings for char in word))
        lines.append("".join(group))
        lines.append("".join(level(words[word]) for word in group))
        lines.append("".join(slots(word, spoken[word], readings) for word in group))
    return "".join(f"{line}\n" for line in lines)


def spell(word: str) -> list[str]:
    return lazy_pinyin(word, style=Style.NORMAL, errors=lambda text: [""] * len(text))


def plain_syllable(syllable: str) -> str:
    """A syllable in letters a to z; empty for the few that have no vowel."""
    syllable = syllable.replace("ê", "e")
    return syllable if syllable.isascii() and set(syllable) & set("aeiouv") else ""


def character_readings(spoken: dict[str, list[str]]) -> dict[str, list[str]]:
    """Character -> its readings, the commonest first."""
    attested: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for word, syllables in spoken.items():
        if len(word) > 1 and len(word) == len(syllables):
            for char, syllable in zip(word, syllables, strict=True):
                attested[char][syllable] += 1
    readings = {}
    for char in map(chr, IDEOGRAPHS):
        listed = pinyin(char, style=Style.NORMAL, heteronym=True, errors="ignore")
        known = [plain_syllable(syllable) for syllable in listed[0]] if listed else []
        heard = [syllable for syllable, times in attested[char].most_common() if times >= ATTESTED]
        found = [syllable for syllable in dict.fromkeys([*heard, *known[:2]]) if syllable]
        if found:
            readings[char] = found
    return readings


def reading_lines(readings: dict[str, list[str]]) -> Iterator[str]:
    """First the first readings by syllable, then the second ones, and so on."""
    for slot in range(max(map(len, readings.values()))):
        spoken: defaultdict[str, str] = defaultdict(str)
        for char, syllables in readings.items():
            if len(syllables) > slot:
                spoken[syllables[slot]] += char
        for syllable in sorted(spoken):
            yield f"{syllable} {spoken[syllable]}"


def level(frequency: int) -> str:
    return chr(ord("!") + round(LEVELS * math.log(frequency)))


def slots(word: str, syllables: list[str], readings: dict[str, list[str]]) -> str:
    """For each character which of its readings it has in this word."""
    places = []
    for char, syllable in zip(word, syllables, strict=True):
        known = readings[char]
        places.append(str(known.index(syllable)) if syllable in known else "0")
    return "".join(places)


if __name__ == "__main__":
    main()
