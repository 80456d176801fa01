package org.ticketkit.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationResultsTest {

    @Test
    void M8_a_passed_dmarc_is_trusted() {
        assertEquals(SenderTrust.PASS, trust("mx.example.com; dmarc=pass (p=none; dis=none) header.from=example.org"));
    }

    @Test
    void M8_a_failed_dmarc_is_a_failure_whatever_else_passes() {
        assertEquals(
                SenderTrust.FAIL,
                trust("mx.example.com; dkim=pass header.d=example.org; dmarc=fail header.from=example.org"));
    }

    @Test
    void M8_without_dmarc_an_aligned_dkim_or_spf_proves_the_sender() {
        assertEquals(SenderTrust.PASS, trust("mx.example.com; dkim=pass header.d=example.org"));
        assertEquals(SenderTrust.PASS, trust("mx.example.com; dkim=pass header.i=@example.org"));
        assertEquals(SenderTrust.PASS, trust("mx.example.com; spf=pass smtp.mailfrom=bounce@example.org"));
        assertEquals(
                SenderTrust.NONE,
                trust("mx.example.com; dkim=pass header.d=evil.example; spf=pass smtp.mailfrom=evil.example"));
        assertEquals(SenderTrust.NONE, trust("mx.example.com; dkim=pass header.d=ann.example.org"));
        assertEquals(SenderTrust.NONE, trust("mx.example.com; dkim=pass header.d=org"));
    }

    @Test
    void M8_a_broken_signature_or_forwarding_disproves_nothing() {
        assertEquals(
                SenderTrust.NONE,
                trust("mx.example.com; dkim=fail header.d=example.org; spf=softfail smtp.mailfrom=example.org"));
        assertEquals(SenderTrust.NONE, trust("mx.example.com 1; none"));
        assertEquals(SenderTrust.NONE, trust("mx.example.com; dmarc=temperror header.from=example.org"));
    }

    @Test
    void M8_only_the_topmost_header_counts_and_only_of_the_configured_server() {
        String pass = "Authentication-Results: mx.example.com; dmarc=pass header.from=example.org";
        String other = "Authentication-Results: mx.evil.example; dmarc=pass header.from=example.org";
        assertEquals(SenderTrust.NONE, Mails.withFields(other).trust("mx.example.com"));
        assertEquals(SenderTrust.NONE, Mails.withFields(other, pass).trust("mx.example.com"));
        assertEquals(SenderTrust.PASS, Mails.withFields(pass, other).trust("MX.example.com"));
        assertEquals(SenderTrust.NONE, Mails.withFields().trust("mx.example.com"));
    }

    @Test
    void M8_results_in_comments_and_quoted_strings_are_none() {
        assertEquals(
                SenderTrust.NONE, trust("mx.example.com; spf=none (dmarc=pass header.from=example.org; dkim=pass)"));
        assertEquals(
                SenderTrust.NONE,
                trust("mx.example.com; spf=none smtp.mailfrom=\"x; dmarc=pass header.from=example.org\""));
    }

    @Test
    void M8_two_authors_prove_nothing() {
        ParsedMail mail = Mails.parsed(
                "Authentication-Results: mx.example.com; dmarc=pass header.from=example.org",
                "From: ann@example.org, boss@example.org",
                "",
                "x");
        assertEquals(SenderTrust.NONE, mail.trust("mx.example.com"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sender", "Reply-To", "Return-Path"})
    void M8_what_passes_for_an_unusable_From_does_not_vouch_for_the_address_that_stands_in_for_it(String field) {
        assertEquals(SenderTrust.NONE, standIn(field, "pass"));
        assertEquals(SenderTrust.FAIL, standIn(field, "fail"));
    }

    private static SenderTrust standIn(String field, String result) {
        ParsedMail mail = Mails.parsed(
                "Authentication-Results: mx.example.com; dmarc=" + result + " header.from=attacker.example",
                "From: <@attacker.example>",
                field + ": <victim@customer.example>",
                "",
                "x");
        assertEquals("victim@customer.example", mail.from().orElseThrow().address());
        return mail.trust("mx.example.com");
    }

    private static SenderTrust trust(String results) {
        return Mails.withFields("Authentication-Results: " + results).trust("mx.example.com");
    }
}
