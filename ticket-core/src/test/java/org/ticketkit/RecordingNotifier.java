package org.ticketkit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ticketkit.notice.Notice;
import org.ticketkit.spi.Notifier;
import org.ticketkit.spi.OutgoingNotice;

/** A notifier that keeps what it is given, or fails as it is told. */
final class RecordingNotifier implements Notifier {

    private final String channel;
    private final List<OutgoingNotice> delivered = new CopyOnWriteArrayList<>();
    private volatile boolean isDying;
    private volatile Delivery answer = new Delivery.Delivered();

    RecordingNotifier(String channel) {
        this.channel = channel;
    }

    List<OutgoingNotice> delivered() {
        return delivered;
    }

    /** From now on the process seems to die after the channel took a notice. */
    void dyingAfterSending() {
        isDying = true;
    }

    void succeeding() {
        isDying = false;
        answer = new Delivery.Delivered();
    }

    void failing(String problem) {
        answer = new Delivery.Retry(problem);
    }

    void rejecting(String problem) {
        answer = new Delivery.Rejected(problem);
    }

    @Override
    public String channel() {
        return channel;
    }

    @Override
    public String messageId(Notice notice) {
        return "<" + notice.id() + "@desk.example>";
    }

    @Override
    public Session open() {
        return new Session() {
            @Override
            public Delivery deliver(OutgoingNotice notice) {
                if (answer instanceof Delivery.Delivered) {
                    delivered.add(notice);
                }
                if (isDying) {
                    throw new IllegalStateException("the process died");
                }
                return answer;
            }

            @Override
            public void close() {}
        };
    }
}
