"""The verbs that objectives begin with, by language, and names that key results begin with: for saying a draft aloud.

A title that begins with no verb known here is said another way, so a word that is as often a noun is left out.
"""

from collections.abc import Mapping

from messages.language import Language

_ENGLISH = (
    "achieve add attract automate be become begin boost bring build care close complete connect create cut deepen "
    "delight deliver develop double drive earn empower enable engage ensure enter establish expand explore find "
    "finish foster gain gather get give go grow halve have help hire improve increase introduce invest keep know "
    "launch lay lead learn leave let live lower maintain make master meet modernise modernize move nurture offer "
    "open optimise optimize prepare prove provide put raise reach reduce remove retain run save secure sell serve "
    "set simplify solve speed spread stabilise stabilize stand start stay stop strengthen streamline take teach train "
    "transform try turn unite upgrade use win write"
)
_VIETNAMESE = (
    "bán, biến, chốt, có, cùng, dành, giúp, giảm, giữ, gắn bó, hiểu, học, khiến, là, làm, mang, mở, nâng, nắm, ra mắt, "
    "rút, sống, thêm, tiết kiệm, trở, tìm, tăng, tạo, vươn, đi, đưa, đưa ra, đạt, đẩy, để, được, đứng, đào tạo, "
    "bảo vệ, bảo đảm, chi đúng, chinh phục, chuyển đổi, chuẩn bị, chuẩn hóa, chăm sóc, chủ động, cung cấp, cải thiện, "
    "cải tiến, củng cố, duy trì, dẫn dắt, dẫn đầu, giao thiết, gia tăng, hoàn thành, hoàn thiện, hỗ trợ, khẳng định, "
    "kiểm soát, kết nối, lan tỏa, lọt vào, mở rộng, nâng cao, nuôi dưỡng, phát triển, phục vụ, quản lý, sẵn sàng, "
    "số hóa, thay đổi, thu hút, thu về, thúc đẩy, thấu hiểu, thực hiện, thử nghiệm, triển khai, truyền cảm, "
    "trang bị, tối ưu, tổ chức, tự động, vận hành, vững về, xây dựng, xử lý, đa dạng, đánh giá, đơn giản, đảm bảo, "
    "đổi mới, đồng hành, đẩy mạnh, bứt phá, xây"
)

VERBS: Mapping[Language, frozenset[str]] = {
    Language.EN: frozenset([*_ENGLISH.split(), "review work", "review how", "plan ahead"]),
    Language.VI: frozenset(_VIETNAMESE.split(", ")),
}
"""Lower case; of one word, or of two where the first alone could be a noun."""

_NAMES = (
    "google facebook instagram slack zalo shopee lazada grab jira excel microsoft amazon apple monday tuesday "
    "wednesday thursday friday saturday sunday january february march april june july august september october "
    "november december vietnam asia europe english vietnamese japanese chinese tết i i'm"
)
NAMES = frozenset(_NAMES.split())
"""Lower case; words that keep their capital within a sentence."""
