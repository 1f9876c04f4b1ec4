"""The outline that the Front's reports of 2026 share: the people's state, five programmes, assessment."""

PROGRAMMES = "Kết quả thực hiện năm chương trình hành động"
FIVE_PROGRAMMES = (
    ("", "Tình hình Nhân dân và khối đại đoàn kết", ""),
    (PROGRAMMES, "Tuyên truyền, vận động, tập hợp Nhân dân",
        "propaganda-sessions propaganda-listeners online-posts unity-areas unity-meals unity-attendance"),
    (PROGRAMMES, "Thi đua yêu nước, các cuộc vận động và chăm lo người nghèo",
        "areas-registered areas-inspected areas-district areas-province activities campaign-reports civil-work-models civil-work-recognised honours fund-received fund-pledged fund-spent fund-transferred-in fund-transferred-out "
        "other-funds-received other-funds-spent other-funds-pledged other-funds-transferred-in other-funds-transferred-out goods-received goods-handed-over gift-packages gift-value tet-packages tet-value houses house-value livelihood-value livelihoods livelihood-households livelihoods-kept "
        "help-requests help-requests-answered households-poor households-near-poor relief-households relief-value "
        "emergency-repairs hardship-visits dignitary-visits"),
    (PROGRAMMES, "Dân chủ, giám sát, phản biện xã hội, xây dựng Đảng và chính quyền",
        "meetings meetings-council meetings-council-voters meetings-assembly opinions petitions petitions-answered "
        "petitions-in-time petitions-resolved petitions-resolving petitions-will-resolve petitions-explained petitions-spoken petitions-told "
        "dialogues dialogue-opinions drafts-commented drafts-criticised draft-points drafts-answered social-criticism draft-comments criticism-opinions supervisions "
        "supervision-recommendations supervision-recommendations-answered inspection-checks investment-checks "
        "check-recommendations"),
    (PROGRAMMES, "Đối ngoại nhân dân", "diplomacy"),
    (PROGRAMMES, "Tổ chức, cán bộ và các đoàn thể",
        "committee-attendance training-classes trainees association-works association-members rewards-above rewards-own"),
    ("", "Đánh giá chung, hạn chế và nguyên nhân", ""),
)  # fmt: skip
