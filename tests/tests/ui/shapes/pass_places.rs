//! Inside a function, inside `macro_rules!` with fields and types given, twice in one crate, private and restricted.
use connector_runtime::technical_profile;

macro_rules! lookup {
    ($(#[$meta:meta])* $vis:vis $name:ident, $url:literal, $default:expr, { $($field:ident: $ty:ty),* }) => {
        #[technical_profile(service_url = $url, auth = Bearer, id = $url)]
        $(#[$meta])*
        $vis struct $name {
            $(#[input] $vis $field: $ty,)*
            #[input(default = $default)]
            $vis given: Option<String>,
            #[output(default = $default)]
            $vis found: String,
        }
    };
}

lookup!(
    /// Finds.
    #[derive(Debug, Clone, PartialEq)]
    pub(crate) Lookup, "https://crm.example.com/", "none", { email: String, count: Option<Vec<u8>> }
);

macro_rules! whole {
    ($t:ty) => {
        #[technical_profile(service_url = "https://crm.example.com/{id}", auth = Bearer, send_claims_in = Url)]
        struct Whole {
            #[input]
            id: $t,
            #[output]
            name: $t,
            #[input(send_in = Header, partner = "X-Mode")]
            mode: String,
        }
    };
}

fn main() {
    whole!(String);

    #[technical_profile(service_url = "https://crm.example.com/", auth = Bearer)]
    struct Empty {}

    let _ = EmptyInput {};
    let _ = WholeInput { id: String::new(), mode: String::new() };
    let lookup = LookupInput { email: String::new(), count: None, given: None };
    assert_eq!(lookup, lookup.clone());
    let _ = |whole: Whole, lookup: Lookup| (whole.id, whole.name, whole.mode, lookup.found);
}
