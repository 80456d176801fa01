package org.ticketkit.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.poi.hmef.Attachment;
import org.apache.poi.hmef.HMEFMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticketkit.spi.RawBytes;

/** Reads TNEF with Apache POI; loaded only where that is. */
final class PoiTnef {

    private static final Logger LOG = LoggerFactory.getLogger(PoiTnef.class);

    private PoiTnef() {}

    /** All files inside; none if there are more than so many, or one cannot be read. */
    static List<TnefFiles.Inner> read(byte[] tnef, int most) {
        try {
            List<Attachment> attachments = new HMEFMessage(new ByteArrayInputStream(tnef)).getAttachments();
            if (attachments.size() > most) {
                return List.of();
            }
            List<TnefFiles.Inner> files = new ArrayList<>();
            long left = tnef.length;
            for (Attachment attachment : attachments) {
                byte[] bytes = attachment.getContents();
                left -= bytes.length;
                if (left < 0) {
                    // more than came in: not what a file that is only wrapped can be
                    return List.of();
                }
                files.add(new TnefFiles.Inner(name(attachment), RawBytes.of(bytes)));
            }
            return files;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // the wrapper is offered as it is
            LOG.debug("A winmail.dat could not be read", e);
            return List.of();
        }
    }

    private static Optional<String> name(Attachment attachment) {
        Stream<@Nullable String> names = Stream.of(attachment.getLongFilename(), attachment.getFilename());
        return names.flatMap(Stream::ofNullable)
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .findFirst();
    }
}
