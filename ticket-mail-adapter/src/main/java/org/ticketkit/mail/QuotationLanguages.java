package org.ticketkit.mail;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words by which mail programs introduce what they quote, per language: another language is another row.
 *
 * @param code the language
 * @param wrote what stands in "On ... wrote:", as alternatives of a regular expression
 * @param original what stands between the hyphens of "---- Original message ----"
 * @param from the name of the From field in a quoted header
 * @param fields the names of Sent, Date, To, Cc and Subject there
 */
record QuotationLanguages(String code, String wrote, String original, String from, String fields) {

    static final List<QuotationLanguages> ALL = List.of(
            row(
                    "en",
                    "wrote|writes|said|has written",
                    "original message|forwarded message|forwarded by|original appointment|message from",
                    "from",
                    "sent|date|to|cc|subject|reply-to|importance"),
            row(
                    "de",
                    "schrieb|hat geschrieben|hat .{1,80} geschrieben",
                    "urspr(?:ü|ue)ngliche nachricht|original-nachricht|originalnachricht|weitergeleitete nachricht",
                    "von",
                    "gesendet|datum|an|cc|betreff|antwort an"),
            row(
                    "fr",
                    "a écrit|a ecrit|écrivait",
                    "message d['’]origine|message original|message transféré|courriel original",
                    "de|expéditeur",
                    "envoyé|date|à|a|cc|objet|répondre à"),
            row(
                    "es",
                    "escribió|escribio|ha escrito",
                    "mensaje original|mensaje reenviado",
                    "de",
                    "enviado(?: el)?|fecha|para|cc|asunto"),
            row(
                    "it",
                    "ha scritto|scrive",
                    "messaggio originale|messaggio inoltrato",
                    "da",
                    "inviato|data|a|cc|oggetto"),
            row(
                    "pt",
                    "escreveu",
                    "mensagem original|mensagem encaminhada",
                    "de",
                    "enviad[ao](?: em)?|data|para|cc|assunto"),
            row(
                    "nl",
                    "schreef|het volgende geschreven",
                    "oorspronkelijk bericht|doorgestuurd bericht",
                    "van",
                    "verzonden|datum|aan|cc|onderwerp"),
            row(
                    "sv",
                    "skrev",
                    "ursprungligt meddelande|vidarebefordrat meddelande",
                    "från",
                    "skickat|datum|till|kopia|cc|ämne"),
            row("da", "skrev", "oprindelig meddelelse|videresendt meddelelse", "fra", "sendt|dato|til|cc|emne"),
            row("no", "skrev|skreiv", "opprinnelig melding|videresendt melding", "fra", "sendt|dato|til|kopi|cc|emne"),
            row(
                    "fi",
                    "kirjoitti",
                    "alkuperäinen viesti|välitetty viesti",
                    "lähettäjä",
                    "lähetetty|päiväys|vastaanottaja|kopio|aihe"),
            row(
                    "pl",
                    "napisał(?:\\(a\\)|a)?|pisze",
                    "wiadomość oryginalna|oryginalna wiadomość|wiadomość przekazana",
                    "od",
                    "wysłano|wysłane|data|do|dw|temat"),
            row(
                    "cs",
                    "napsal(?:\\(a\\)|a)?",
                    "původní zpráva|přeposlaná zpráva",
                    "od",
                    "odesláno|datum|komu|kopie|předmět"),
            row("sk", "napísal(?:\\(a\\)|a)?", "pôvodná správa", "od", "odoslané|dátum|komu|kópia|predmet"),
            row(
                    "hu",
                    "írta|ezt írta",
                    "eredeti üzenet|továbbított üzenet",
                    "feladó",
                    "küldve|dátum|címzett|másolat|tárgy"),
            row("ro", "a scris", "mesaj original", "de la", "trimis|data|către|subiect"),
            row(
                    "ru",
                    "пишет|писал(?:\\(а\\)|а)?|написал(?:\\(а\\)|а)?|написано",
                    "исходное сообщение|пересылаемое сообщение|пересылаемое письмо|оригинальное сообщение|перенаправленное сообщение",
                    "от(?: кого)?",
                    "отправлено|дата|кому|копия|тема"),
            row(
                    "uk",
                    "пише|написав(?:\\(ла\\))?|написала",
                    "оригінальне повідомлення|переслане повідомлення",
                    "від",
                    "надіслано|дата|кому|копія|тема"),
            row("bg", "написа", "оригинално съобщение", "от", "изпратено|дата|до|относно"),
            row("el", "έγραψε", "αρχικό μήνυμα", "από", "στάλθηκε|ημερομηνία|προς|θέμα"),
            row(
                    "tr",
                    "yazdı|şunları yazdı|şöyle yazdı",
                    "orijinal (?:mesaj|ileti)|özgün ileti",
                    "gönderen|kimden",
                    "gönderme tarihi|gönderildi|tarih|kime|bilgi|konu"),
            row("ar", "كتب|كتبت", "الرسالة الأصلية", "من", "تاريخ الإرسال|إلى|الموضوع"),
            row("he", "כתב|כתבה|כתב/ה", "הודעה מקורית", "מאת", "נשלח|אל|נושא"),
            row("zh", "写道|寫道|写道：", "原始邮件|原始郵件|原邮件|轉寄郵件", "发件人|寄件者|寄件人", "发送时间|發送時間|日期|收件人|收件者|抄送|主题|主旨"),
            row("ja", "wrote|のメッセージ|書きました|のメール", "元のメッセージ|original message|転送メッセージ", "差出人|送信者", "送信日時|日時|宛先|件名"),
            row("ko", "작성|님이 작성|썼습니다", "원본 메시지|원본 메일|전달된 메시지", "보낸 사람|보낸사람", "보낸 날짜|받는 사람|제목"),
            row("vi", "đã viết", "thư gốc", "từ", "ngày|đến|chủ đề"),
            row("id", "menulis", "pesan asli", "dari", "dikirim|tanggal|kepada|perihal"));

    static final String WROTE =
            alternatives(ALL.stream().map(QuotationLanguages::wrote).toList());
    static final String ORIGINAL =
            alternatives(ALL.stream().map(QuotationLanguages::original).toList());
    static final String FROM =
            alternatives(ALL.stream().map(QuotationLanguages::from).toList());
    static final String FIELDS =
            alternatives(ALL.stream().map(QuotationLanguages::fields).toList());

    /** What telephones and mail programs write below a mail by themselves. */
    static final Pattern SENT_FROM = Pattern.compile(
            "(?iu)^(?:sent from|sent via|sent with|get outlook for|von meinem .{1,60} gesendet|gesendet (?:von|mit)|diese nachricht wurde von meinem|envoyé (?:de(?:puis)?|à partir)|enviado (?:desde|do|de)|inviato da|verzonden vanaf|verstuurd vanaf"
                    + "|skickat från|sendt fra|lähetetty|wysłan[eo] z|odesláno z|отправлено (?:с|из)|надіслано з|iphone'umdan|发自我的|從我的|iphoneから送信|나의 iphone에서).{0,80}$");

    private static QuotationLanguages row(String code, String wrote, String original, String from, String fields) {
        return new QuotationLanguages(code, wrote, original, from, fields);
    }

    private static String alternatives(List<String> perLanguage) {
        return perLanguage.stream().distinct().collect(Collectors.joining("|", "(?:", ")"));
    }
}
