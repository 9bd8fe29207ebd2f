using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Drafts;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Security.Accounts;

namespace TalentPortal.Platform.Retention;

/// <summary>
/// One kind of data about people and how long the portal keeps it. The number is the constant by which the code goes
/// that clears the data, so that what the portal says of itself is what it does.
/// </summary>
/// <param name="Texts">Text class of the part that keeps the data.</param>
/// <param name="Key">
/// Key of the text that names the data. <c>{Key}_For</c> says how long, with <paramref name="Number"/> as {0};
/// <c>{Key}_Why</c> says for what.
/// </param>
/// <param name="Number">Years, months, days or hours, as the text says; null where there is no number.</param>
public sealed record RetentionRule(Type Texts, string Key, int? Number = null);

/// <summary>A rule in the language of the page.</summary>
public sealed record RetentionLine(string What, string HowLong, string Why);

/// <summary>Everything the portal keeps about people, and for how long: what the privacy page states.</summary>
public sealed class RetentionPlan(IStringLocalizerFactory texts)
{
    /// <summary>The features' rules in order of their names, then the platform's own.</summary>
    public static IReadOnlyList<RetentionRule> Rules { get; } =
    [
        .. IFeature.All().SelectMany(feature => feature.Retention),
        new(typeof(RetentionText), "Retention_Account", AccountUpkeep.ClosedKeptYears),
        new(typeof(RetentionText), "Retention_Sessions", AccountUpkeep.SessionsKept.Days),
        new(typeof(RetentionText), "Retention_Devices", AccountUpkeep.DevicesKept.Days),
        new(typeof(RetentionText), "Retention_AccessLog", AccessLog.KeptYears),
        new(typeof(RetentionText), "Retention_Audit", AuditEntry.KeptYears),
        new(typeof(RetentionText), "Retention_Drafts", Draft.Lifetime.Days),
        new(typeof(RetentionText), "Retention_Uploads", SealedFileStore.AbandonedAfter.Hours + (24 * SealedFileStore.AbandonedAfter.Days)),
        new(typeof(RetentionText), "Retention_Mails", OutboxRetention.Kept.Days),
        new(typeof(RetentionText), "Retention_Erasures", ErasureLedger.KeptYears),
    ];

    /// <summary>The rules in the language of the page.</summary>
    public IReadOnlyList<RetentionLine> Lines() => [.. Rules.Select(rule =>
    {
        var words = texts.Create(rule.Texts);
        return new RetentionLine(words[rule.Key], words[$"{rule.Key}_For", rule.Number ?? 0], words[$"{rule.Key}_Why"]);
    })];
}
