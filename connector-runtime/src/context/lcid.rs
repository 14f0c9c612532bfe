//! The numbers that Windows has given to cultures (the vendor's *Language Code Identifier reference*, MS-LCID).

/// The number of a culture by its tag in the usual case; none where Windows has none of its own.
pub(super) fn of(tag: &str) -> Option<u16> {
    if let Ok(at) = KNOWN.binary_search_by(|(known, _)| known.cmp(&tag)) {
        return KNOWN.get(at).map(|(_, lcid)| *lcid);
    }
    if tag.contains('-') {
        return None;
    }
    // A language without region is the low ten bits of the number that it has in any region (MS-LCID §2.2); languages that
    // share those bits stand in the table by themselves.
    KNOWN
        .iter()
        .find(|(known, _)| {
            known
                .strip_prefix(tag)
                .is_some_and(|rest| rest.starts_with('-'))
        })
        .map(|(_, lcid)| lcid & LANGUAGE)
}

const LANGUAGE: u16 = 0x3ff;

/// Cultures by tag, in the order of the bytes.
#[rustfmt::skip]
const KNOWN: &[(&str, u16)] = &[
    ("af-ZA", 1078), ("am-ET", 1118), ("ar-AE", 14337), ("ar-BH", 15361), ("ar-DZ", 5121), ("ar-EG", 3073),
    ("ar-IQ", 2049), ("ar-JO", 11265), ("ar-KW", 13313), ("ar-LB", 12289), ("ar-LY", 4097), ("ar-MA", 6145),
    ("ar-OM", 8193), ("ar-QA", 16385), ("ar-SA", 1025), ("ar-SY", 10241), ("ar-TN", 7169), ("ar-YE", 9217),
    ("arn-CL", 1146), ("as-IN", 1101), ("az-Cyrl-AZ", 2092), ("az-Latn-AZ", 1068), ("ba-RU", 1133), ("be-BY", 1059),
    ("bg-BG", 1026), ("bn-BD", 2117), ("bn-IN", 1093), ("bo-CN", 1105), ("br-FR", 1150), ("bs", 30746),
    ("bs-Cyrl-BA", 8218), ("bs-Latn-BA", 5146), ("ca-ES", 1027), ("chr-Cher-US", 1116), ("co-FR", 1155),
    ("cs-CZ", 1029), ("cy-GB", 1106), ("da-DK", 1030), ("de-AT", 3079), ("de-CH", 2055), ("de-DE", 1031),
    ("de-LI", 5127), ("de-LU", 4103), ("dsb", 31790), ("dsb-DE", 2094), ("dv-MV", 1125), ("dz-BT", 3153),
    ("el-GR", 1032), ("en-029", 9225), ("en-AE", 19465), ("en-AU", 3081), ("en-BZ", 10249), ("en-CA", 4105),
    ("en-GB", 2057), ("en-HK", 15369), ("en-IE", 6153), ("en-IN", 16393), ("en-JM", 8201), ("en-MY", 17417),
    ("en-NZ", 5129), ("en-PH", 13321), ("en-SG", 18441), ("en-TT", 11273), ("en-US", 1033), ("en-ZA", 7177),
    ("en-ZW", 12297), ("es-419", 22538), ("es-AR", 11274), ("es-BO", 16394), ("es-CL", 13322), ("es-CO", 9226),
    ("es-CR", 5130), ("es-CU", 23562), ("es-DO", 7178), ("es-EC", 12298), ("es-ES", 3082), ("es-GT", 4106),
    ("es-HN", 18442), ("es-MX", 2058), ("es-NI", 19466), ("es-PA", 6154), ("es-PE", 10250), ("es-PR", 20490),
    ("es-PY", 15370), ("es-SV", 17418), ("es-US", 21514), ("es-UY", 14346), ("es-VE", 8202), ("et-EE", 1061),
    ("eu-ES", 1069), ("fa-IR", 1065), ("ff-Latn-SN", 2151), ("fi-FI", 1035), ("fil-PH", 1124), ("fo-FO", 1080),
    ("fr-BE", 2060), ("fr-CA", 3084), ("fr-CD", 9228), ("fr-CH", 4108), ("fr-CI", 12300), ("fr-CM", 11276),
    ("fr-FR", 1036), ("fr-HT", 15372), ("fr-LU", 5132), ("fr-MA", 14348), ("fr-MC", 6156), ("fr-ML", 13324),
    ("fr-RE", 8204), ("fr-SN", 10252), ("fy-NL", 1122), ("ga-IE", 2108), ("gl-ES", 1110), ("gsw-FR", 1156),
    ("gu-IN", 1095), ("ha-Latn-NG", 1128), ("he-IL", 1037), ("hi-IN", 1081), ("hr", 26), ("hr-BA", 4122),
    ("hr-HR", 1050), ("hsb-DE", 1070), ("hu-HU", 1038), ("hy-AM", 1067), ("id-ID", 1057), ("ig-NG", 1136),
    ("ii-CN", 1144), ("is-IS", 1039), ("it-CH", 2064), ("it-IT", 1040), ("iu-Cans-CA", 1117), ("iu-Latn-CA", 2141),
    ("ja-JP", 1041), ("ka-GE", 1079), ("kk-KZ", 1087), ("kl-GL", 1135), ("km-KH", 1107), ("kn-IN", 1099),
    ("ko-KR", 1042), ("kok-IN", 1111), ("ku-Arab-IQ", 1170), ("ky-KG", 1088), ("lb-LU", 1134), ("lo-LA", 1108),
    ("lt-LT", 1063), ("lv-LV", 1062), ("mi-NZ", 1153), ("mk-MK", 1071), ("ml-IN", 1100), ("mn-MN", 1104),
    ("mn-Mong-CN", 2128), ("moh-CA", 1148), ("mr-IN", 1102), ("ms-BN", 2110), ("ms-MY", 1086), ("mt-MT", 1082),
    ("my-MM", 1109), ("nb", 31764), ("nb-NO", 1044), ("ne-IN", 2145), ("ne-NP", 1121), ("nl-BE", 2067),
    ("nl-NL", 1043), ("nn", 30740), ("nn-NO", 2068), ("no", 20), ("nso-ZA", 1132), ("oc-FR", 1154), ("or-IN", 1096),
    ("pa-Arab-PK", 2118), ("pa-IN", 1094), ("pl-PL", 1045), ("prs-AF", 1164), ("ps-AF", 1123), ("pt-BR", 1046),
    ("pt-PT", 2070), ("quc-Latn-GT", 1158), ("quz-BO", 1131), ("quz-EC", 2155), ("quz-PE", 3179), ("rm-CH", 1047),
    ("ro-MD", 2072), ("ro-RO", 1048), ("ru-MD", 2073), ("ru-RU", 1049), ("rw-RW", 1159), ("sa-IN", 1103),
    ("sah-RU", 1157), ("sd-Arab-PK", 2137), ("se-FI", 3131), ("se-NO", 1083), ("se-SE", 2107), ("si-LK", 1115),
    ("sk-SK", 1051), ("sl-SI", 1060), ("sma", 30779), ("sma-NO", 6203), ("sma-SE", 7227), ("smj", 31803),
    ("smj-NO", 4155), ("smj-SE", 5179), ("smn", 28731), ("smn-FI", 9275), ("sms", 29755), ("sms-FI", 8251),
    ("so-SO", 1143), ("sq-AL", 1052), ("sr", 31770), ("sr-Cyrl-BA", 7194), ("sr-Cyrl-CS", 3098), ("sr-Cyrl-ME", 12314),
    ("sr-Cyrl-RS", 10266), ("sr-Latn-BA", 6170), ("sr-Latn-CS", 2074), ("sr-Latn-ME", 11290), ("sr-Latn-RS", 9242),
    ("sv-FI", 2077), ("sv-SE", 1053), ("sw-KE", 1089), ("syr-SY", 1114), ("ta-IN", 1097), ("ta-LK", 2121),
    ("te-IN", 1098), ("tg-Cyrl-TJ", 1064), ("th-TH", 1054), ("ti-ER", 2163), ("ti-ET", 1139), ("tk-TM", 1090),
    ("tn-BW", 2098), ("tn-ZA", 1074), ("tr-TR", 1055), ("tt-RU", 1092), ("tzm-Latn-DZ", 2143), ("ug-CN", 1152),
    ("uk-UA", 1058), ("ur-IN", 2080), ("ur-PK", 1056), ("uz-Cyrl-UZ", 2115), ("uz-Latn-UZ", 1091), ("vi-VN", 1066),
    ("wo-SN", 1160), ("xh-ZA", 1076), ("yo-NG", 1130), ("zh", 30724), ("zh-CN", 2052), ("zh-HK", 3076), ("zh-Hans", 4),
    ("zh-Hant", 31748), ("zh-MO", 5124), ("zh-SG", 4100), ("zh-TW", 1028), ("zu-ZA", 1077),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_order_and_no_number_stands_twice() {
        assert!(KNOWN.is_sorted_by(|(one, _), (next, _)| one < next));
        let mut numbers: Vec<_> = KNOWN.iter().map(|(_, lcid)| lcid).collect();
        numbers.sort_unstable();
        assert!(numbers.is_sorted_by(|one, next| one < next));
    }

    #[test]
    fn languages_and_regions() {
        for (tag, lcid) in [
            ("en-US", Some(1033)),
            ("ko-KR", Some(1042)),
            ("ja-JP", Some(1041)),
            ("de-CH", Some(2055)),
            ("pt-BR", Some(1046)),
            ("zh-CN", Some(2052)),
            ("zh-TW", Some(1028)),
            ("es-ES", Some(3082)),
            ("en", Some(9)),
            ("ko", Some(18)),
            ("zh", Some(30724)),
            ("hr", Some(26)),
            ("no", Some(20)),
            ("sr", Some(31770)),
            ("nb", Some(31764)),
            ("en-XX", None),
            ("xx", None),
        ] {
            assert_eq!(of(tag), lcid, "{tag}");
        }
    }
}
