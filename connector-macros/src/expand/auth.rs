//! Ways of authentication; each word at the user's place.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::LitStr;

use crate::expand::url;
use crate::model::{Auth, Declared, Key, OAuth2};
use crate::support::word;

/// `&[Auth::…]`
pub(crate) fn list(rt: &TokenStream, forms: &[Auth]) -> TokenStream {
    let forms = forms.iter().map(|form| self::form(rt, form));
    quote!(&[#(#forms),*])
}

fn form(rt: &TokenStream, form: &Auth) -> TokenStream {
    let variant = |word: &Ident| quote!(#rt::__private::Auth::#word);
    match form {
        Auth::Basic {
            word,
            username,
            password,
        } => {
            let (variant, username, password) = (variant(word), key(username), key(password));
            quote!(#variant { #username, #password })
        }
        Auth::Bearer { word, key } | Auth::ClientCertificate { word, key } => {
            let (variant, key) = (variant(word), self::key(key));
            quote!(#variant { #key })
        }
        Auth::BearerClaim { word } => {
            let claim = Ident::new("BearerClaim", word.span());
            variant(&claim)
        }
        Auth::ApiKeyHeader { word, name, key } | Auth::ApiKeyQuery { word, name, key } => {
            let (variant, key) = (variant(word), self::key(key));
            quote!(#variant { name: #name, #key })
        }
        Auth::OAuth2ClientCredentials(form) => oauth2(rt, form),
    }
}

fn oauth2(rt: &TokenStream, form: &OAuth2) -> TokenStream {
    let OAuth2 {
        word: name,
        token_url,
        client_id,
        client_secret,
        scope,
        audience,
    } = form;
    let (url_key, url) = (&token_url.key, url::url(rt, &token_url.value));
    let (client_id, client_secret) = (key(client_id), key(client_secret));
    let (scope, audience) = (
        text(rt, "scope", scope.as_ref()),
        text(rt, "audience", audience.as_ref()),
    );
    quote! {
        #rt::__private::Auth::#name {
            #url_key: #url,
            #client_id,
            #client_secret,
            #scope,
            #audience,
        }
    }
}

fn key(Declared { key, value }: &Key) -> TokenStream {
    quote!(#key: #value)
}

fn text(rt: &TokenStream, name: &str, value: Option<&Declared<LitStr>>) -> TokenStream {
    if let Some(Declared { key, value }) = value {
        quote!(#key: #rt::__private::Some(#value))
    } else {
        let key = word(name);
        quote!(#key: #rt::__private::None)
    }
}
