//! What a call's request costs by how many profiles a connector has met: a hundred of them, each a type of its own.

use connector_runtime::{Connector, InputClaims, Keys, TechnicalProfile};

use super::now;
use crate::clock;
use crate::table::Grown;

/// Prepares one request of a profile.
type Prepare = fn(&Connector);

macro_rules! hundred {
    ($($ten:ident)*) => {
        $(mod $ten {
            ten!(A B C D E F G H I J);
        })*

        fn all() -> Vec<Prepare> {
            [$($ten::ALL),*].concat()
        }
    };
}

macro_rules! ten {
    ($($profile:ident)*) => {
        $(
            #[connector_runtime::technical_profile(
                service_url = "https://api.example.com/v1/lookup",
                auth = Bearer,
                input_derive(Default),
            )]
            struct $profile {
                #[input]
                email: String,
                #[input]
                age: u32,
            }
        )*

        pub(super) const ALL: [super::Prepare; 10] = [$(super::prepare::<$profile>),*];
    };
}

hundred!(a b c d e f g h i j);

fn prepare<P: TechnicalProfile>(connector: &Connector)
where
    P::Input: Default + InputClaims<Profile = P>,
{
    let prepared = now(connector.prepare(P::Input::default())).expect("these claims can be sent");
    std::hint::black_box(prepared);
}

/// One, ten, a hundred.
pub(crate) fn growth() -> Vec<Grown> {
    const TIMES: u32 = 300_000;
    println!("\n| profiles | CPU of `connector.prepare` |\n|---:|---:|");
    let all = all();
    let mut rows = Vec::new();
    for count in [1_u32, 10, 100] {
        let connector = Connector::builder()
            .keys(Keys::new().with("BearerAuthenticationToken", "secret"))
            .build()
            .expect("the configuration is whole");
        let met = &all[..count as usize];
        for prepare in met {
            prepare(&connector);
        }
        let started = clock::Moment::now();
        for prepare in met.iter().cycle().take(TIMES as usize) {
            prepare(&connector);
        }
        let each = started.elapsed().processor / TIMES;
        println!("| {count} | {} ns |", each.as_nanos());
        rows.push(Grown {
            figure: "CPU of a request, by how many profiles the connector has met".to_owned(),
            series: "`connector.prepare`".to_owned(),
            count: count.into(),
            nanoseconds: each.as_secs_f64() * 1e9,
        });
    }
    rows
}
