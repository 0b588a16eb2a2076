//! Given names that people often have, to list first what is most likely somebody.
//!
//! Comes in: a word. Goes out: whether it is one. Does not know: texts. The table only decides an order, and what is worth a line where it
//! comes once: a name that it lacks is found all the same.

use crate::base::fold;

/// Frequent given names, without accents and in small letters.
const GIVEN_NAMES: &str = "
aaron abdul abigail adam adele adrian agnes ahmed aidan akira alan albert alejandro aleksandra alessandro alex alexander alexandra alfred ali
alice alicia alina alison allison amanda amelia amir amit ana anastasia anders andre andrea andreas andres andrew andy angela anita anja anke
ann anna anne anneke annika anthony antje anton antonia antonio antony arjun arne arnaud arthur arun astrid audrey aurelie axel aylin ayse
barbara bart bastian beatrice beatriz ben benedikt benjamin benoit bernard bernd beth bettina bianca bilal birgit bjorn bogdan boris brandon
brenda brian brigitte bruno bryan camille carl carla carlos carmen carol caroline carsten catherine cecile cedric celine charles charlotte
chiara chloe chris christian christina christine christoph christophe christopher cindy claire clara claudia claus colin connor cristina
daan damian damien dan dana daniel daniela danielle dave david deborah deepak denise dennis derek diana diego dieter dimitri dirk dmitri
dominik dominique donald donna dorothea doug douglas dylan eduardo edward egor elena eleni elias elif elisabeth elizabeth ella ellen elodie
els emanuel emil emilia emilie emily emma emre eric erica erik erika esra estelle esther ethan eva evelyn fabian fabien fabio fatima federico
felicity felix fernanda fernando filip finn fiona florence florian francesca francesco francisco franck francois frank franz fred frederic
frederik friederike fritz gabriel gabriela gareth gary gavin geert georg george gerald gerard gerhard gianluca gilles giovanni giulia giuseppe
gordon greg gregor gregory greta guido guillaume gunter gustavo hannah hannes hans harald harriet harry hassan heather heidi heike heiko heinz
helen helena helene helga helmut hendrik henri henrik henry herbert hiroshi holger hugo ian ibrahim ibrahima igor ines inga inge ingrid irene
irina iris isabel isabella isabelle ivan jack jacob jacqueline jakob jakub james jamie jan jana jane janet janine jared jasmin jason javier
jean jeff jeffrey jelena jennifer jenny jens jeremy jeroen jerome jesper jessica jim jimmy jin joan joanna joao jochen joe joel joerg johan
johanna johannes john jonas jonathan jordan jorg jorge jose josef joseph josh joshua juan judith julia julian julie julien jun jurgen justin
justine kai kamil karen karim karin karl karolina karsten kate katharina katherine kathrin katja katrin kay kees keith kelly kelsey ken kenji
kenneth kerstin kevin khalid kim kirsten klaas klaus kofi konrad konstantin kristina kristof kumar kurt kyle lars laszlo laura lauren laurent lea
leah lena leo leon leonie lewis liam lidia lily linda lisa liz lorenzo louis louise luca lucas lucia lucie lucy luis luisa lukas luke luna lutz
lynn maarten madeleine magda magdalena maja malte manfred manuel manuela marc marcel marco marcos marcus maria mariana marie marija marina
mario marion mark marko markus marlene marta martha martin martina martine mary maryam masha mateusz mathias mathieu mats matt matteo matthew
matthias matthieu maurice max maxime maximilian meera megan mehdi mehmet melanie melissa mia michael michaela michal michel michele michelle
miguel mika mike mikhail milan milena mira miriam mohamed mohammed moira monica monika moritz muhammad murat mustafa nadia nadine nadja nancy
naomi natalia natalie natasha nathalie nathan neha neil nele nico nicola nicolas nicole nikhil niklas nikola nikolai nils nina noah noor nora
norbert olaf oleg olena olga oliver olivia olivier omar oscar oskar otto owen pablo paola paolo pascal patricia patrick patrik paul paula pauline
pavel pawel pedro penelope peter petr petra phil philip philipp philippe pia pierre pieter piotr pooja priya rachel radek rafael rahul rainer
raj rajesh ralf ralph ramesh raphael rasmus ravi rebecca regina reinhard renate rene ricardo richard rick rita rob robert roberto robin roger
roland rolf roman romain ronald rosa rosemary ross roxana ruben rudolf rupert russell ruth ryan sabine sabrina sally salma sam samantha samir
samuel sandra sandrine sandy sanjay sanne sara sarah sascha scott sean sebastian sebastien selin serge sergei sergey sergio shane shannon sharon
sheila shreya silke silvia simon simone sinead sofia sofie sonia sonja sophia sophie stacy stefan stefanie steffen stephan stephane stephanie
stephen steve steven stuart sunil susan susanne suzanne sven svenja svetlana sylvia sylvie takashi tamara tanja tara tatiana ted teresa terry
theo theodor theresa therese thibault thierry thijs thomas thorsten tim timo timothy tina tobias todd tom tomas tomasz tony torsten tracy
tristan ulrich ulrike ursula ute uwe valentina valerie vanessa vera veronica veronika victor victoria viktor vikram vincent virginie vivian
vladimir volker walter wanda wayne wei wendy werner wilhelm will willem william wolfgang wouter xavier yan yann yannick yasmin yuki yulia
yusuf yves yvonne zachary zahra zoe";

/// Whether a word is a frequent given name, whatever its accents.
pub(super) fn is_given_name(word: &str) -> bool {
    let plain: String = fold::name(word).chars().flat_map(super::folded_text::one_form).collect();
    GIVEN_NAMES.split_ascii_whitespace().any(|name| name == plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_known_with_and_without_accents() {
        for name in ["Petra", "JÖRG", "José", "zoë"] {
            assert!(is_given_name(name), "{name}");
        }
        for word in ["Kubernetes", "Pet", ""] {
            assert!(!is_given_name(word), "{word}");
        }
    }
}
