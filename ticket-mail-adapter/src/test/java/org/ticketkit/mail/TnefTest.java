package org.ticketkit.mail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** M4: the files inside winmail.dat, which Outlook wraps them in. */
class TnefTest {

    private static final byte[] TWO =
            new Tnef().file("../report.pdf", "a report").file("b.txt", "a text").bytes();

    @ParameterizedTest
    @CsvSource({"application/ms-tnef, x.bin", "application/vnd.ms-tnef, x.bin", "application/octet-stream, WINMAIL.DAT"
    })
    void M4_the_files_inside_are_offered_instead_of_the_wrapper(String type, String name) {
        List<MailAttachment> files = attachments(type, name, TWO);

        assertEquals(List.of("report.pdf", "b.txt"), names(files));
        assertEquals("a report", new String(files.get(0).bytes(), StandardCharsets.UTF_8));
        assertEquals("application/octet-stream", files.get(0).contentType());
    }

    @Test
    void M4_a_wrapper_that_is_cut_off_or_is_none_is_offered_as_it_is() {
        for (int length = 0; length < TWO.length; length++) {
            byte[] broken = Arrays.copyOf(TWO, length);
            List<MailAttachment> files = attachments("application/ms-tnef", "winmail.dat", broken);
            if (names(files).equals(List.of("winmail.dat"))) {
                assertArrayEquals(broken, files.get(0).bytes());
            } else {
                assertTrue(List.of("report.pdf", "b.txt").containsAll(names(files)), "cut at " + length);
            }
        }
        byte[] garbage = "no such thing".getBytes(StandardCharsets.US_ASCII);
        assertEquals(List.of("winmail.dat"), names(attachments("application/ms-tnef", "winmail.dat", garbage)));
    }

    @Test
    void M4_a_wrapper_with_nothing_or_with_a_file_that_cannot_be_read_is_offered_as_it_is() {
        byte[] empty = new Tnef().bytes();
        byte[] half = new Tnef().file("a.txt", "x").fileWithoutContent("b.txt").bytes();

        assertEquals(List.of("winmail.dat"), names(attachments("application/ms-tnef", "winmail.dat", empty)));
        assertEquals(List.of("winmail.dat"), names(attachments("application/ms-tnef", "winmail.dat", half)));
    }

    @Test
    void M3_a_wrapper_with_more_files_than_parts_are_allowed_is_offered_as_it_is() {
        MailParser parser = Mails.PARSER.withLimits(MailLimits.ofDefaults().withParts(2));
        byte[] three = new Tnef().file("a", "1").file("b", "2").file("c", "3").bytes();

        assertEquals(
                List.of("winmail.dat"),
                names(((ParsedMail) parser.parse(mail("application/ms-tnef", "winmail.dat", three))).attachments()));
    }

    @Test
    void M4_without_the_library_a_wrapper_is_offered_as_it_is() {
        assertFalse(TnefFiles.isPresent("org.example.NoSuchLibrary"));
        assertTrue(TnefFiles.isPresent("org.apache.poi.hmef.HMEFMessage"));
    }

    @Test
    void M4_wrappers_of_the_collection_are_opened_or_kept_and_none_throws() throws IOException {
        Path folder = Path.of(System.getProperty("ticketkit.mails", "../../shared/mail-dev"))
                .resolve("mimekit-tnef");
        Assumptions.assumeTrue(Files.isDirectory(folder), "no folder of wrappers at " + folder);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".tnef"))
                    .sorted()
                    .toList()) {
                List<MailAttachment> found =
                        attachments("application/ms-tnef", "winmail.dat", Files.readAllBytes(file));
                assertFalse(found.isEmpty(), file::toString);
            }
        }
    }

    private static List<String> names(List<MailAttachment> files) {
        return files.stream().map(MailAttachment::name).toList();
    }

    private static List<MailAttachment> attachments(String type, String name, byte[] content) {
        return ((ParsedMail) Mails.PARSER.parse(mail(type, name, content))).attachments();
    }

    private static byte[] mail(String type, String name, byte[] content) {
        return ("From: ann@home.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
                        + "--b\r\nContent-Type: text/plain\r\n\r\nSee files\r\n--b\r\nContent-Type: " + type
                        + "\r\nContent-Disposition: attachment; filename=" + name
                        + "\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                        + Base64.getMimeEncoder().encodeToString(content) + "\r\n--b--\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
