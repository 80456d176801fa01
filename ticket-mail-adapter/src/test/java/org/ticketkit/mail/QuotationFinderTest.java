package org.ticketkit.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotationFinderTest {

    private final QuotationFinder finder = QuotationFinder.ofDefaults();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "On Mon, Jan 5, 2026 at 10:00 AM Help Desk <help@example.com> wrote:",
                "On Mon, Jan 5, 2026 at 10:00 AM Help Desk\n<help@example.com> wrote:",
                "Am 05.01.26 um 10:00 schrieb Help Desk:",
                "Le lun. 5 janv. 2026 à 10:00, Help <help@example.com> a écrit :",
                "El 5/1/26, Help <help@example.com> escribió:",
                "5 янв. 2026 г., 10:00 пользователь Help <help@example.com> написал:",
                "W dniu 5.01.2026 o 10:00, Help pisze:",
                "Help <help@example.com> wrote:",
                "2026-01-05 10:00 GMT+01:00 Help <help@example.com>:",
                "---- On Mon, 05 Jan 2026 10:00:00 +0100 Help wrote ----",
                "-----Original Message-----",
                "-------- Weitergeleitete Nachricht --------",
                "________________________________\nFrom: Help\nSent: Monday\nTo: Ann\nSubject: Re: x",
                "Von: Help\nGesendet: Montag\nAn: Ann\nBetreff: AW: x",
                "Де: x\n> quoted"
            })
    void M12_the_text_above_an_introduction_is_new(String introduction) {
        String text =
                "My answer.\n\nAnn\n\n" + introduction.replace("Де: x\n", "") + "\n\n> What you wrote\n> and more\n";
        assertEquals("My answer.\n\nAnn", finder.find(text).newPart(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "On this day\n\nI wrote something\n\nwhich was very interesting.",
                "He wrote: come at 5.\nI did.",
                "From: my point of view this is wrong.\nTo me it is.",
                "On Monday I called you.\n\nMy sister wrote you as well.",
                "> only a quotation",
                "-- \nAnn"
            })
    void M12_without_a_quotation_or_without_anything_else_all_is_new(String text) {
        assertEquals(text.strip(), finder.find(text).newPart(text).strip());
    }

    @Test
    void M12_answers_between_quoted_lines_are_all_new() {
        String text = "Hello,\n\nOn 1 Jan 2026, Help wrote:\n> Which system?\nLinux.\n> Which version?\nThe last one.";
        assertEquals(text, finder.find(text).newPart(text));
        String bare = "> Which system?\n\nLinux.\n\n> Which version?\n\nThe last one.";
        assertEquals(bare, finder.find(bare).newPart(bare));
    }

    @Test
    void M12_an_answer_below_an_introduced_quotation_is_the_new_part() {
        String text = "On 1 Jan 2026, Help wrote:\n> Which system?\n>\n\nLinux.\n\nAnn";
        assertEquals("Linux.\n\nAnn", finder.find(text).newPart(text));
    }

    @Test
    void M12_the_own_separator_goes_before_everything() {
        QuotationFinder own = finder.withOwnSeparator("--- please write above this line ---");
        String text =
                "Yes.\n\nSomebody in an unknown tongue 2026:\n> --- please write above this line ---\n> Dear Ann\nunquoted rest";
        assertEquals(
                "Yes.\n\nSomebody in an unknown tongue 2026:", own.find(text).newPart(text));
        String introduced =
                "Yes.\n\nOn 1 Jan 2026, Help <h@example.com> wrote:\n> --- please write above this line ---\n> Dear";
        assertEquals("Yes.", own.find(introduced).newPart(introduced));
        assertEquals("own-separator", own.find(introduced).sign());
    }

    @Test
    void M12_the_marks_of_mail_programs_in_html_show_the_border() {
        assertEquals(
                "Yes.",
                newPart("<div>Yes.</div><div class=gmail_quote>unknown tongue<blockquote>old</blockquote></div>"
                        .replace("unknown tongue", "On 1 Jan 2026 a@b.c wrote:")));
        assertEquals(
                "Yes.",
                newPart("<p>Yes.</p><div class=moz-cite-prefix>whatever</div><blockquote type=cite>old</blockquote>"));
        assertEquals("Yes.", newPart("<p>Yes.</p><hr tabindex=-1><div id=divRplyFwdMsg>Od: x</div><p>old</p>"));
    }

    @Test
    void M12_answers_between_quotations_in_html_are_all_new() {
        String html =
                "<p>See below.</p><blockquote type=cite>first?</blockquote><p>yes</p><blockquote type=cite>second?</blockquote><p>no</p>";
        assertEquals("See below.\n\nfirst?\n\nyes\n\nsecond?\n\nno", newPart(html));
    }

    @Test
    void M12_the_border_of_the_html_is_found_again_in_the_plain_text() {
        MailBody body = new MailBody(
                Optional.of("Yes, *please*.\n\nun-known introduction\nold text"),
                Optional.of(
                        "<p>Yes, <b>please</b>.</p><div class=moz-cite-prefix>un-known introduction</div><blockquote type=cite>old text</blockquote>"),
                Optional.empty());
        Quotation quotation = finder.find(body);
        assertEquals("Yes, *please*.", quotation.newPart(body.text()));
        assertEquals("html", quotation.sign());
    }

    private String newPart(String html) {
        MailBody body = new MailBody(Optional.empty(), Optional.of(html), Optional.empty());
        return finder.find(body).newPart(body.text());
    }
}
