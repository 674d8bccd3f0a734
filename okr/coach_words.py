"""The words by which the coach tells doing from result and a figure from a name, in English and Vietnamese.

A word that is as often a noun ("design", "plan", "support", "research", "run") is in no list of verbs: the coach would
rather miss something than be wrong. Lower case, as `normalize("NFC", …).casefold()` leaves them.
"""

EVENTS = frozenset({"hold", "organise", "organize", "arrange", "tổ chức", "chủ trì"})

USED = frozenset(
    {"launch", "implement", "introduce", "roll out", "deploy", "install", "build", "develop", "set up", "create"}
    | {"establish", "adopt", "triển khai", "xây dựng", "phát triển", "ra mắt", "thiết lập", "áp dụng", "cài đặt"}
    | {"tạo", "tạo ra", "ban hành", "nâng cấp", "số hóa", "ứng dụng"}
)

WORK = frozenset(
    {"analyse", "analyze", "write", "prepare", "carry out", "conduct", "work on", "explore", "investigate", "discuss"}
    | {"participate", "take part", "continue", "coordinate", "collaborate", "look into", "start", "begin"}
    | {"thực hiện", "nghiên cứu", "phân tích", "soạn", "soạn thảo", "viết", "chuẩn bị", "khảo sát", "tham gia"}
    | {"theo dõi", "rà soát", "phối hợp", "hỗ trợ", "đào tạo", "tìm hiểu", "tiếp tục", "đẩy mạnh", "thúc đẩy"}
    | {"cải tiến", "cập nhật", "trao đổi", "lập", "lập kế hoạch", "lên kế hoạch", "bắt đầu", "tiến hành", "học"}
)

KEEPING = frozenset({"maintain", "keep", "run", "operate", "use", "test", "duy trì", "vận hành", "giữ", "sử dụng"})
JOINTS = frozenset({"and", "or", "&", "và", "hoặc"})
PURPOSES = frozenset({"to", "để", "nhằm"})
"""With one of these begins what something is done for."""

RESULTS = frozenset(
    {"met", "reached", "passed", "signed", "approved", "completed", "finished", "achieved", "done", "live", "used"}
    | {
        "accepted",
        "certified",
        "received",
        "won",
        "published",
        "delivered",
        "kept",
        "attended",
        "xong",
        "đạt",
        "được",
        "đã",
    }
)
"""A word of a title that says that something has come about."""

MEASURES = frozenset(
    {"share", "rate", "ratio", "number", "percentage", "revenue", "sales", "profit", "margin", "cost", "costs", "time"}
    | {"score", "rating", "customers", "people", "staff", "users", "members", "employees", "orders", "leads", "visits"}
    | {"coverage", "hours", "days", "errors", "complaints", "requests", "tickets", "tests", "teams", "everybody"}
    | {"tỷ lệ", "tỉ lệ", "tỷ trọng", "số", "mức", "mức độ", "doanh thu", "doanh số", "lợi nhuận", "chi phí"}
    | {"thời gian", "điểm", "lượt", "lượng", "khách", "người", "nhân viên", "thành viên", "đơn", "hợp đồng", "học viên"}
    | {"giờ", "ngày", "lỗi", "khiếu nại", "yêu cầu", "độ phủ", "năng suất", "hiệu suất", "nhóm", "phòng", "quy trình"}
)

UNITS = (
    *("%", "phần trăm", "percent", "per cent", "điểm phần trăm", "pp"),
    *("k", "m", "bn", "tr", "triệu", "tỷ", "tỉ", "nghìn", "ngàn", "thousand", "million", "billion"),
    *("usd", "vnd", "eur", "đồng", "đ", "₫", "$", "€", "dollars", "euros", "x", "lần", "times"),
)
"""What makes a number a figure, right behind it."""

NUMBERED = frozenset(
    {"version", "v", "phiên", "bản", "no", "no.", "number", "số", "top", "hạng", "rank", "phase", "giai", "đoạn"}
    | {"step", "bước", "quarter", "quý", "q", "year", "năm", "tháng", "month", "week", "tuần", "day", "ngày", "thứ"}
    | {"level", "cấp", "bậc", "class", "lớp", "khối", "khóa", "team", "group", "nhóm", "branch", "cơ", "sở", "vùng"}
    | {"district", "quận", "zone", "khu", "series", "vòng", "round", "part", "phần", "chapter", "chương", "wave"}
    | {"generation", "hệ", "kỳ", "đợt", "mùa", "season", "kho", "line", "tuyến", "iso", "điều", "web", "tier"}
)
"""A number behind one of these names a thing, and measures none."""

TOWARDS = frozenset({"to", "by", "of", "than", "lên", "xuống", "đạt", "tới", "đến", "thêm", "hơn", "còn", "dưới"})
"""A number that ends a title is one that is to be reached behind one of these."""

WITHIN = frozenset({"in", "within", "over", "next", "every", "trong", "sau", "mỗi", "first", "suốt", "for"})
PERIODS = frozenset(
    {"day", "days", "week", "weeks", "month", "months", "quarter", "quarters", "year", "years"}
    | {"ngày", "tuần", "tháng", "quý", "năm"}
)
