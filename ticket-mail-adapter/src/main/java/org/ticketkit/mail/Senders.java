package org.ticketkit.mail;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds who a mail is from: the first usable address; if there is none, the first that is named at all. */
final class Senders {

    private static final List<AddressField> ORDER =
            List.of(AddressField.FROM, AddressField.SENDER, AddressField.REPLY_TO, AddressField.RETURN_PATH);

    private Senders() {}

    static Optional<MailAddress> first(Map<AddressField, List<MailAddress>> addresses) {
        return all(addresses)
                .filter(MailAddress::isUsable)
                .findFirst()
                .or(() -> all(addresses).findFirst());
    }

    private static Stream<MailAddress> all(Map<AddressField, List<MailAddress>> addresses) {
        return ORDER.stream().flatMap(field -> addresses.getOrDefault(field, List.of()).stream());
    }
}
