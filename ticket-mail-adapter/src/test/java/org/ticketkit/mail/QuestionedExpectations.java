package org.ticketkit.mail;

import java.util.LinkedHashMap;
import java.util.Map;

/** Mails of the collection whose expectation seems wrong, with the reason; the code is not bent to them. */
final class QuestionedExpectations {

    static final Map<String, String> REASONS = reasons();

    private QuestionedExpectations() {}

    private static Map<String, String> reasons() {
        Map<String, String> reasons = new LinkedHashMap<>();
        all(
                reasons,
                "a replacement character is expected where the raw bytes can be read as windows-1252 or Latin-1",
                "flanker/from-encoding.eml",
                "mikel-mail/error_emails-invalid_subject_characters.eml",
                "stalwart/legacy-010.eml",
                "stalwart/legacy-016.eml",
                "stalwart/legacy-020.eml",
                "stalwart/legacy-022.eml",
                "stalwart/legacy-023.eml",
                "stalwart/legacy-026.eml",
                "stalwart/legacy-027.eml",
                "stalwart/legacy-052.eml",
                "zbateson/github-102-01.txt",
                "zbateson/github-102-02.txt",
                "zbateson/m0001.txt",
                "zbateson/m0009.txt",
                "zbateson/m0023.txt",
                "zbateson/m3007.txt",
                "zbateson/m4001.txt");
        all(
                reasons,
                "an empty or shorter text is expected, so that what the sender wrote would be lost",
                "flanker/mailformed-headers.eml",
                "mime4j-mimetools/badbound.msg",
                "mime4j/ending-boundaries.msg",
                "mime4j/missing-boundary.msg",
                "mime4j/missing-inner-boundary.msg",
                "mime4j/missing-inner-start-boundary.msg");
        all(
                reasons,
                "a message inside a message is expected to be no attachment, which the collection's own rule counts as one",
                "mime4j/bad-newlines-multiple-parts-base64.msg",
                "mime4j/base64encoded-rfc822message-nested.msg",
                "mime4j/base64encoded-rfc822message.msg");
        all(
                reasons,
                "a part of a digest without a type is a message (RFC 2046, section 5.1.5)",
                "mime4j-mimetools/multi-digest.msg");
        all(
                reasons,
                "the address with a comment inside is one of RFC 2822's own examples",
                "mikel-mail/rfc2822-example13.eml");
        all(
                reasons,
                "HTML beyond what is cleaned is cut, and kept whole as an attachment (rule M3)",
                "nodemailer/htmllargecallstack.eml",
                "nodemailer/outofmemory.eml");
        all(reasons, "a person forwards a bounce", "sisimai/lhost-sendmail-14.eml");
        all(
                reasons,
                "a delay with status 4.4.7 is not permanent",
                "sisimai/lhost-opensmtpd-06.eml",
                "sisimai/lhost-opensmtpd-15.eml",
                "sisimai/lhost-opensmtpd-16.eml");
        return reasons;
    }

    private static void all(Map<String, String> reasons, String reason, String... ids) {
        for (String id : ids) {
            reasons.put(id, reason);
        }
    }
}
