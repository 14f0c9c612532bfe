//! Every mode with every method that it can have.

use connector_runtime::technical_profile;

use super::exchange::{assert_wire, section};

macro_rules! with_methods {
    ($test:ident, $mode:ident, $template:literal, [$($method:ident),*]) => {
        #[tokio::test]
        async fn $test() {
            let mut text = String::new();
            $({
                #[technical_profile(
                    service_url = $template,
                    auth = None,
                    allow_insecure_auth_in_production = true,
                    send_claims_in = $mode,
                    method = $method,
                )]
                struct Cell {
                    #[input] claim: String,
                    #[output] ok: bool,
                }
                let input = CellInput { claim: "a b".into() };
                text.push_str(&section(stringify!($method), input).await);
            })*
            assert_wire(stringify!($test), &text);
        }
    };
}

with_methods!(
    methods_of_body,
    Body,
    "https://api.example.com/x",
    [Post, Put, Patch, Delete]
);
with_methods!(
    methods_of_form,
    Form,
    "https://api.example.com/x",
    [Post, Put, Patch, Delete]
);
with_methods!(
    methods_of_header,
    Header,
    "https://api.example.com/x",
    [Get, Post, Put, Patch, Delete]
);
with_methods!(
    methods_of_url,
    Url,
    "https://api.example.com/x/{claim}",
    [Get, Post, Put, Patch, Delete]
);
with_methods!(
    methods_of_query_string,
    QueryString,
    "https://api.example.com/x",
    [Get, Post, Put, Patch, Delete]
);

#[tokio::test]
async fn methods_without_claims() {
    let mut text = String::new();
    macro_rules! cell {
        ($title:literal, $($words:tt)*) => {{
            #[technical_profile(
                service_url = "https://api.example.com",
                auth = None,
                allow_insecure_auth_in_production = true,
                $($words)*
            )]
            struct Cell {}
            text.push_str(&section($title, CellInput {}).await);
        }};
    }
    cell!("Body", send_claims_in = Body);
    cell!("Body, Delete", method = Delete);
    cell!("Body, Get", method = Get);
    cell!("Form", send_claims_in = Form);
    cell!("Header", send_claims_in = Header);
    cell!("Url", send_claims_in = Url);
    cell!("QueryString", send_claims_in = QueryString);
    assert_wire("methods_without_claims", &text);
}
