/** What runs where in the demonstration, as a file of installations: 5 serverless, 14 self-hosted, 5 sovereign. */
export const fleet = `\
customer;installation;type;partner;country;vat_id;registration;infrastructure;nodes;environments;region;operator;current_version;sale
Atelier Quercy Assurances;tenant;serverless;;FR;;;kubernetes;1;1;eu-west-3;vendor;3.0.2;direct
Cartier-Lune Logistique;tenant;serverless;;FR;;;kubernetes;1;1;eu-west-3;vendor;3.0.2;direct
Drangey Fiskeldi hf.;tenant;serverless;;IS;;;kubernetes;1;1;eu-north-1;vendor;3.0.2;direct
Nordhafen Versand GmbH;tenant;serverless;;DE;;;kubernetes;1;1;eu-central-1;vendor;3.0.2;direct
Ville-Haute Énergies;tenant;serverless;;FR;;;kubernetes;1;1;eu-west-3;vendor;3.0.2;direct
Atelier Quercy Assurances;production;self_hosted;;FR;;;vm;1;1;Lyon;customer;3.0.2;direct
Banque du Littoral Fictif;production;self_hosted;;FR;;;kubernetes;14;3;Nantes;customer;3.0.1;direct
Banque du Littoral Fictif;recette;self_hosted;;FR;;;kubernetes;4;1;Nantes;customer;3.0.2;direct
Cartier-Lune Logistique;entrepôts;self_hosted;Ponte Infogérance SAS;FR;;;kubernetes;8;2;Rungis;partner;3.0.2;resale
Communauté de Valroux;mairie;self_hosted;Ponte Infogérance SAS;FR;;;vm;2;1;Valroux;partner;2.9.4;resale
Drangey Fiskeldi hf.;eldisstöð;self_hosted;Norðurhýsing ehf.;IS;;;vm;1;1;Skagafjörður;partner;3.0.2;resale
Elbtal Musterwerke AG;werk 1;self_hosted;Rheinblick Betrieb GmbH;DE;;;kubernetes;14;2;Dresden;partner;3.0.2;resale
Elbtal Musterwerke AG;werk 2;self_hosted;Rheinblick Betrieb GmbH;DE;;;bare_metal;6;1;Meissen;partner;3.0.0;resale
Fjarðarbyggð Orka ohf.;stjórnstöð;self_hosted;;IS;;;kubernetes;14;2;Reyðarfjörður;customer;3.0.2;direct
Hospices de Saint-Brévin;production;self_hosted;Ponte Infogérance SAS;FR;;;kubernetes;24;2;Saint-Brévin;customer;3.0.1;referral
Kaldalón Gagnaver hf.;hýsing;self_hosted;;IS;;;kubernetes;52;4;Reykjavík;customer;3.0.2;direct
Nordhafen Versand GmbH;lager;self_hosted;;DE;;;vm;3;1;Bremerhaven;customer;3.0.2;direct
Ostrava Strojírny s.r.o.;závod;self_hosted;Rheinblick Betrieb GmbH;CZ;;;bare_metal;5;1;Ostrava;customer;2.9.4;referral
Ville-Haute Énergies;supervision;self_hosted;;FR;;;kubernetes;10;2;Grenoble;customer;3.0.2;direct
Banque du Littoral Fictif;coffre;sovereign;;FR;;;air_gapped;12;1;Nantes;customer;2.9.4;direct
Communauté de Valroux;état civil;sovereign;Ponte Infogérance SAS;FR;;;air_gapped;3;1;Valroux;partner;2.9.4;resale
Fjarðarbyggð Orka ohf.;varaafl;sovereign;Norðurhýsing ehf.;IS;;;air_gapped;4;1;Reyðarfjörður;partner;3.0.0;resale
Hospices de Saint-Brévin;dossiers;sovereign;;FR;;;air_gapped;9;2;Saint-Brévin;customer;2.9.4;direct
Ville-Haute Énergies;barrage;sovereign;;FR;;;air_gapped;6;1;Grenoble;customer;3.0.0;direct
`
