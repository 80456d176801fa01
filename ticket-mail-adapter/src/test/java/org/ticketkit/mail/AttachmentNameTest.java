package org.ticketkit.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttachmentNameTest {

    @ParameterizedTest
    @CsvSource({
        "report.pdf, report.pdf",
        "../../etc/passwd, passwd",
        "C:\\Users\\ann\\plan.doc, plan.doc",
        ".htaccess, htaccess",
        "...hidden.., hidden",
        "con.txt, _con.txt",
        "LPT1, _LPT1",
        "console.txt, console.txt",
        "'a<b>c:d|e?f*g.txt', a_b_c_d_e_f_g.txt",
        "Größe.txt, Größe.txt"
    })
    void M4_a_name_is_safe_on_every_file_system(String given, String cleaned) {
        assertEquals(Optional.of(cleaned), AttachmentName.clean(given));
    }

    @Test
    void M4_control_zero_width_and_direction_changing_characters_are_gone() {
        assertEquals(Optional.of("invoicefdp.exe"), AttachmentName.clean("invoice\u202Efdp.exe"));
        assertEquals(Optional.of("ab.txt"), AttachmentName.clean("a\u200B\u0000\u0007\u200D\uFEFFb.txt"));
    }

    @Test
    void M4_nothing_is_left_of_dots_and_paths() {
        assertEquals(Optional.empty(), AttachmentName.clean(".."));
        assertEquals(Optional.empty(), AttachmentName.clean("a/b/"));
        assertEquals(Optional.empty(), AttachmentName.clean(" \u200B "));
    }

    @Test
    void M4_a_long_name_keeps_its_extension_within_255_bytes() {
        String name = AttachmentName.clean("ä".repeat(300) + ".docx").orElseThrow();
        assertTrue(name.getBytes(StandardCharsets.UTF_8).length <= 255);
        assertTrue(name.endsWith("ä.docx"));
        assertEquals(255, AttachmentName.clean("a".repeat(400)).orElseThrow().length());
    }
}
