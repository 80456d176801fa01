package org.ticketkit.mail;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ticketkit.mail.mime.EncodedWords;
import org.ticketkit.mail.mime.HeaderFields;
import org.ticketkit.mail.mime.MimePart;

/**
 * Recognises bounces that were written for people.
 *
 * <p>One sign proves nothing: people write about undelivered mail, and postmasters write to people. Two of sender, subject and
 * wording do.
 */
final class BounceSigns {

    private static final Pattern SENDER = Pattern.compile(
            "^(?:mailer-?_?daemon|maildaemon|mail-daemon|post[._-]?master|mail[._-]delivery[._-](?:sub)?system|mail-?admin(?:istrator)?|mdaemon)(?:[@+-].*)?$");

    private static final Pattern SENDER_NAME = Pattern.compile(
            "(?i)mail delivery (?:sub)?system|mailer[- ]daemon|mail administrator|system administrator|postmaster");

    private static final Pattern SUBJECT = Pattern.compile(
            "(?i)undeliver(?:able|ed)|are not (?:a )?member|non[- ]?deliver|deliver\\w* (?:\\w+ )?(?:status )?(?:notification|failure|failed|problem|report|error)"
                    + "|deliver\\w* (?:has |to \\S+ )?failed|mail(?: message)? delivery|failure (?:notice|delivery)|delivery (?:has been )?delayed|delayed mail|returned (?:e?-?mail|to sender|message)"
                    + "|could(?:n't| not) (?:be )?(?:deliver|sen[dt])|mail (?:system )?(?:error|failure)|not deliver(?:ed|able)|returning message to sender|message (?:\\S+ )?delayed"
                    + "|unzustellbar|nicht zugestellt|zustellung fehlgeschlagen|non remis|non distribu|échec de la remise|no se (?:pudo|puede) entregar|no entregado|devuelto|não (?:foi )?entregue|não é possível entregar"
                    + "|mancata consegna|non recapitabile|impossibile recapitare|onbestelbaar|не доставлено|недоставлен|невозможно доставить|niedostarczon|doručení|配信不能|配信できません|送信できません|未送信|投递失败|退信|系统退信|반송|teslim edilemedi");

    private static final Pattern WORDING = Pattern.compile(
            "(?i)permanent fatal errors|you are not (?:a )?member|had delivery (?:problems|errors)|fatal errors? -----"
                    + "|(?:could|can|was|were|would)(?: ?n[o']t|not) (?:be |able to be )?(?:delivered|deliver)|cannot be delivered|couldn't be delivered|wasn't (?:able to deliver|delivered)"
                    + "|unable to deliver|undeliverable|not be delivered|delivery to the following|delivery (?:has )?failed|failed to deliver|delivery failure|failure reasons"
                    + "|did not reach (?:some|the following)|transcript of session|this is the (?:postfix|qmail-send|dragonfly|mailer-daemon|mail system)"
                    + "|created automatically by mail delivery software|diagnostic information for administrators|recipient(?:s)? of your message have been processed"
                    + "|returned to sender|rejected by the recipient|trouble delivering|giving up|i've given up|may not exist, or you may not have permission|delays? in delivering"
                    + "|the (?:user|recipient)\\(?s?\\)? .{0,80}(?:unknown|not exist)|user (?:is )?unknown|no such user|unknown user|mailbox (?:is )?full|over quota|<<< [45]\\d\\d|not delivered to"
                    + "|message (?:not|could not be) delivered|server (?:response|message)|nicht (?:zugestellt|ausgeliefert) werden|n'a pas pu être|не может быть доставлен|не доставлено");

    /** Only these begin an answer or a forward by a person. */
    private static final Pattern PERSONAL =
            Pattern.compile("(?i)^\\s*(?:re|aw|sv|antw|fwd?|wg|tr|rv|vs|enc|i|r)\\s*(?:\\[\\d+])?:");

    private BounceSigns() {}

    /** The signs that decided, or empty if it is no bounce. */
    static Optional<String> in(MimePart root, Map<AddressField, List<MailAddress>> addresses, String text) {
        HeaderFields headers = root.headers();
        if (headers.has("X-Failed-Recipients")) {
            return Optional.of("header X-Failed-Recipients");
        }
        String subject =
                PlainText.line(EncodedWords.decode(headers.first("Subject").orElse("")));
        boolean sender = isDaemon(addresses);
        boolean subjectSays =
                SUBJECT.matcher(subject).find() && !PERSONAL.matcher(subject).find();
        boolean textSays = WORDING.matcher(TextualBounce.ownWords(text)).find();
        if (sender && subjectSays) {
            return Optional.of("sender and subject of a bounce");
        }
        if (sender && textSays) {
            return Optional.of("sender and wording of a bounce");
        }
        boolean automatic =
                isReport(root) || hasNullSender(addresses) || (isUnanswerable(addresses) && returnsMessage(root));
        if ((subjectSays || automatic) && textSays && !PERSONAL.matcher(subject).find()) {
            return Optional.of(subjectSays ? "subject and wording of a bounce" : "form and wording of a bounce");
        }
        return Optional.empty();
    }

    static boolean isDaemon(Map<AddressField, List<MailAddress>> addresses) {
        return addresses.getOrDefault(AddressField.FROM, List.of()).stream()
                .anyMatch(from ->
                        SENDER.matcher(from.address().toLowerCase(Locale.ROOT)).matches()
                                || SENDER_NAME.matcher(from.name()).find());
    }

    /** A mail server itself; postmasters are people as well. */
    static boolean isServer(Map<AddressField, List<MailAddress>> addresses) {
        return addresses.getOrDefault(AddressField.FROM, List.of()).stream()
                .anyMatch(from -> from.address().startsWith("mailer-daemon"));
    }

    static boolean hasNullSender(Map<AddressField, List<MailAddress>> addresses) {
        return addresses.getOrDefault(AddressField.RETURN_PATH, List.of()).stream()
                .findFirst()
                .filter(path -> path.address().isEmpty() || path.address().startsWith("mailer-daemon"))
                .isPresent();
    }

    private static boolean isUnanswerable(Map<AddressField, List<MailAddress>> addresses) {
        return addresses.getOrDefault(AddressField.FROM, List.of()).stream()
                .allMatch(from -> from.address().matches("(?:no|do-?not)[-_.]?reply.*|"));
    }

    private static boolean isReport(MimePart root) {
        return root.type().is("multipart", "report");
    }

    private static boolean returnsMessage(MimePart root) {
        return !Parts.ofType(root, "message/rfc822", "text/rfc822-headers").isEmpty();
    }
}
