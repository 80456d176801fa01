package org.ticketkit.mail;

import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/** Cleans HTML by an allow-list: no style blocks, no scripts, no remote images (rule M5). */
public final class HtmlCleaner {

    private static final String PLACEHOLDER = "remote-image";

    private final Cleaner cleaner = new Cleaner(safelist());

    /** A cleaner; immutable and reusable. */
    public HtmlCleaner() {}

    /** The HTML without anything that runs, tracks or lays itself over the page around it; links open without a referrer. */
    public CleanHtml clean(String html) {
        Document document = HtmlTree.parse(html);
        int replaced = replaceRemoteImages(document);
        Document clean = cleaner.clean(document);
        clean.outputSettings().prettyPrint(false);
        return new CleanHtml(PlainText.block(clean.body().html()), replaced);
    }

    private static Safelist safelist() {
        return Safelist.relaxed()
                .addTags("hr", "s", "del", "ins", "center", "font", "address", "abbr")
                .addAttributes("font", "color", "size")
                .addAttributes(":all", "dir", "lang", "align")
                .addAttributes("table", "border", "cellpadding", "cellspacing")
                .addAttributes("span", "class")
                .addProtocols("img", "src", "cid", "data")
                .removeProtocols("img", "src", "http", "https")
                .removeProtocols("a", "href", "ftp")
                .addProtocols("a", "href", "tel")
                .addEnforcedAttribute("a", "rel", "nofollow noopener noreferrer");
    }

    private static int replaceRemoteImages(Document document) {
        int replaced = 0;
        document.select("span[class]").removeAttr("class");
        for (Element image : document.select("img, input[type=image]")) {
            String source = image.attr("src").strip().toLowerCase(Locale.ROOT);
            if (isOwn(source)) {
                continue;
            }
            Element placeholder = document.createElement("span").addClass(PLACEHOLDER);
            image.replaceWith(placeholder.text(image.attr("alt")));
            replaced += source.isEmpty() ? 0 : 1;
        }
        return replaced;
    }

    /** Parts of the same mail, and pictures written into the text; SVG can hold scripts and is none of them. */
    private static boolean isOwn(String source) {
        return source.startsWith("cid:")
                || source.startsWith("data:image/png")
                || source.startsWith("data:image/gif")
                || source.startsWith("data:image/jpeg")
                || source.startsWith("data:image/webp");
    }
}
