namespace TalentPortal.Platform.Mail;

/// <summary>Marks the texts of mails: MailText.resx (English) and MailText.zh-Hans.resx.</summary>
public sealed class MailText;
