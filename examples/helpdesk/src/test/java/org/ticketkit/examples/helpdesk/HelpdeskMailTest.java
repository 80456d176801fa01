package org.ticketkit.examples.helpdesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A mail becomes a case, the case is answered, and the answer is answered. */
@Timeout(120)
class HelpdeskMailTest {

    private static final String CAROL = "carol@home.test";
    private static final String SUBJECT = "Where is my parcel?";

    @TempDir
    Path folder;

    @Test
    void a_mail_becomes_a_case_within_seconds_once_the_desk_has_started() throws Exception {
        try (OpenHelpdesk desk = OpenHelpdesk.in(folder)) {
            desk.host().start();
            write(desk, "It was due last week.");

            while (!desk.page("/").body().contains(SUBJECT) || receipts(desk).isEmpty()) {
                Thread.sleep(50);
            }
            assertTrue(desk.page(desk.caseWith(SUBJECT)).body().contains("It was due last week."));
        }
    }

    @Test
    void the_answer_is_in_the_mailbox_and_what_comes_back_is_on_the_same_case() throws Exception {
        try (OpenHelpdesk desk = OpenHelpdesk.in(folder)) {
            write(desk, "It was due last week.");
            desk.rounds();
            String path = desk.caseWith(SUBJECT);
            String number = OpenHelpdesk.found(
                    "<span class=\"number\">([^<]+)</span>", desk.page(path).body());

            assertEquals(
                    303, desk.submit(path + "/assign", "bob", Map.of("to", "")).statusCode());
            assertTrue(desk.page(path).body().contains("<dt>Owner</dt><dd>bob</dd>"));
            assertTrue(desk.page(path).body().contains(">Tango, two zero, "), "how the number is read out");
            assertEquals(303, answer(desk, path, "It is on its way.").statusCode());
            desk.rounds();

            MimeMessage answer = desk.mailbox(CAROL).stream()
                    .filter(mail -> textOf(mail).contains("It is on its way."))
                    .findFirst()
                    .orElseThrow();
            assertTrue(answer.getSubject().contains(number), answer.getSubject());

            MimeMessage back = (MimeMessage) answer.reply(false);
            back.setFrom(CAROL);
            back.setSubject("Thanks");
            back.setText("It came today, thank you.\n");
            assertNotEquals(MailServer.SUPPORT, back.getAllRecipients()[0].toString());
            desk.send(back);
            desk.rounds();

            String page = desk.page(path).body();
            assertTrue(page.contains("It came today, thank you."), page);
            assertFalse(desk.page("/").body().contains(">Thanks<"));
        }
    }

    @Test
    void the_link_in_the_receipt_shows_what_is_public_and_a_changed_one_shows_nothing() throws Exception {
        try (OpenHelpdesk desk = OpenHelpdesk.in(folder)) {
            write(desk, "It was due last week.");
            desk.rounds();
            String path = desk.caseWith(SUBJECT);
            desk.submit(path + "/note", "ann", Map.of("text", "This one complains a lot."));
            answer(desk, path, "It is on its way.");
            desk.rounds();
            String link =
                    OpenHelpdesk.found("(/status/\\S+)", textOf(receipts(desk).get(0)));

            HttpResponse<String> view = desk.page(link);
            assertEquals(200, view.statusCode());
            assertTrue(view.body().contains(SUBJECT));
            assertTrue(view.body().contains("It is on its way."));
            assertFalse(view.body().contains("complains"));

            char last = link.charAt(link.length() - 2);
            String changed =
                    link.substring(0, link.length() - 2) + (last == 'A' ? 'B' : 'A') + link.charAt(link.length() - 1);
            HttpResponse<String> nothing = desk.page(changed);
            HttpResponse<String> wrong = desk.page("/status/wrong");
            assertEquals(404, nothing.statusCode());
            assertEquals(404, wrong.statusCode());
            assertEquals(wrong.body(), nothing.body());
        }
    }

    private static void write(OpenHelpdesk desk, String text) throws Exception {
        MimeMessage message = desk.mail("Carol <" + CAROL + ">");
        message.setSubject(SUBJECT);
        message.setText(text);
        desk.send(message);
    }

    private static HttpResponse<String> answer(OpenHelpdesk desk, String path, String text) throws Exception {
        String seen = OpenHelpdesk.found(
                "name=\"seen\" value=\"(\\d+)\"", desk.page(path).body());
        return desk.submit(path + "/reply", "bob", Map.of("text", text, "seen", seen));
    }

    private static List<MimeMessage> receipts(OpenHelpdesk desk) throws Exception {
        return desk.mailbox(CAROL).stream()
                .filter(mail -> textOf(mail).contains("/status/"))
                .toList();
    }

    private static String textOf(MimeMessage message) {
        try {
            return OpenHelpdesk.text(message);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
