//! The structs beside the user's, `…Input` and `…Output`, and the traits that tie the three together.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::{Attribute, ItemStruct, Path, Type, Visibility};

use crate::model::{Carried, Claim};
use crate::support::at;

/// What both need.
pub(crate) struct Companions<'a> {
    pub(crate) runtime: &'a TokenStream,
    pub(crate) item: &'a ItemStruct,
    pub(crate) carried: &'a Carried,
}

/// A field of one of them.
pub(crate) struct Field<'a> {
    pub(crate) attrs: Vec<&'a Attribute>,
    pub(crate) vis: &'a Visibility,
    pub(crate) name: &'a Ident,
    pub(crate) ty: &'a Type,
}

impl<'a> Field<'a> {
    pub(crate) fn of(claim: &'a Claim) -> Self {
        Self {
            attrs: claim.attrs.iter().collect(),
            vis: &claim.vis,
            name: &claim.field,
            ty: &claim.ty,
        }
    }
}

impl Companions<'_> {
    /// The struct with that ending.
    pub(crate) fn structure<'a>(
        &self,
        ending: &str,
        more: &[Path],
        fields: impl Iterator<Item = Field<'a>>,
    ) -> TokenStream {
        let Self {
            runtime,
            item,
            carried,
        } = self;
        let Carried {
            attrs,
            cfgs,
            derives,
        } = carried;
        let (vis, name) = (&item.vis, self.name(ending));
        let derives: Vec<_> = derives.iter().chain(more).collect();
        // `derive` itself comes from the prelude, which may be switched off.
        let derive =
            (!derives.is_empty()).then(|| quote!(#[#runtime::__private::derive(#(#derives),*)]));
        let fields = fields.map(
            |Field {
                 attrs,
                 vis,
                 name,
                 ty,
             }| quote!(#(#attrs)* #vis #name: #ty),
        );
        quote! {
            #(#cfgs)*
            #(#attrs)*
            #derive
            // A client never builds an answer, a server never reads one.
            #[allow(dead_code)]
            #vis struct #name {
                #(#fields,)*
            }
        }
    }

    /// The struct of the claims as sent, which nobody but the expansion names.
    pub(crate) fn hidden<'a>(
        &self,
        name: &Ident,
        fields: impl Iterator<Item = Field<'a>>,
    ) -> TokenStream {
        let (cfgs, vis) = (&self.carried.cfgs, &self.item.vis);
        let fields = fields.map(|Field { name, ty, .. }| quote!(#name: #ty));
        quote! {
            #(#cfgs)*
            #[doc(hidden)]
            #[allow(deprecated)]
            #vis struct #name {
                #(#fields,)*
            }
        }
    }

    /// The impls. The description stands in a `static` of the struct's own name, which rustc says where a constant in it is
    /// refused.
    pub(crate) fn implementation(
        &self,
        description: &TokenStream,
        (face, contract): &(Ident, TokenStream),
        sent: &Ident,
        names: Option<&TokenStream>,
        calls: &[TokenStream],
    ) -> TokenStream {
        let Self {
            runtime,
            item,
            carried,
        } = self;
        let cfgs = &carried.cfgs;
        let (name, input, output) = (&item.ident, self.name("Input"), self.name("Output"));
        // A profile has none; beside an error there may be some.
        let (generics, arguments, clause) = item.generics.split_for_impl();
        let input_header = at(
            name.span(),
            quote!(impl #generics #runtime::InputClaims for #input #arguments #clause),
        );
        let header = at(
            name.span(),
            quote!(impl #generics #runtime::ClaimsExchange for #name #arguments #clause),
        );
        let deprecated = carried
            .attrs
            .iter()
            .any(|attr| attr.path().is_ident("deprecated"))
            .then(|| quote!(#[allow(deprecated)]));
        let face = at(
            name.span(),
            quote!(impl #generics #runtime::#face for #name #arguments #clause),
        );
        quote! {
            #(#cfgs)*
            #deprecated
            #input_header {
                type Profile = #name #arguments;
            }
            #(#cfgs)*
            #deprecated
            #face {
                type Input = #input #arguments;
                type Output = #output #arguments;
            }
            #(#cfgs)*
            #[automatically_derived]
            #[allow(deprecated, non_upper_case_globals, unreachable_code, clippy::all)]
            #names
            #header {
                type Contract = #contract;
                type __Input = #input #arguments;
                type Returned = #output #arguments;
                type __Sent = #sent #arguments;
                const DECLARED: &'static #runtime::Profile = {
                    static #name: #runtime::Profile = #description;
                    &#name
                };
                #(#calls)*
            }
        }
    }

    /// The impls for the API's side, behind the runtime's macro that leaves them out where nothing asks for that side.
    pub(crate) fn api(&self, bounds: &TokenStream, calls: &[TokenStream]) -> TokenStream {
        let Self {
            runtime,
            item,
            carried,
        } = self;
        let cfgs = &carried.cfgs;
        let (name, output) = (&item.ident, self.name("Output"));
        // At the name, as with the struct and the other impls: rustc then tells a type that does not exist once for all of them.
        let header = at(name.span(), quote!(impl #runtime::ProfileApi for #name));
        quote! {
            #runtime::__private::api! {
                #(#cfgs)*
                #[automatically_derived]
                #[allow(deprecated, unused_qualifications)]
                impl #runtime::OutputClaims for #output {
                    type Profile = #name;
                }
                #(#cfgs)*
                #[automatically_derived]
                #[allow(deprecated, unreachable_code, unused_qualifications, clippy::all)]
                #header where #bounds {
                    #(#calls)*
                }
            }
        }
    }

    pub(crate) fn name(&self, ending: &str) -> Ident {
        format_ident!("{}{ending}", self.item.ident)
    }
}
