using System.Text.RegularExpressions;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Jobs;

/// <summary>Something a reviewer would look for in a posting.</summary>
/// <param name="Key">Key of the sentence that says what was found.</param>
/// <param name="IsGood">Nothing to mind; else the reviewer should look.</param>
internal sealed record JobCheck(string Key, bool IsGood);

/// <summary>What can be seen in a posting without judgement, so that the reviewer's eye is free for the rest.</summary>
internal static partial class JobChecks
{
    /// <summary>Yuan a year. Below lies every legal wage, above every salary.</summary>
    private const decimal PayLeast = 10_000, PayMost = 50_000_000;

    /// <summary>Whether the posting speaks of money that an applicant would have to pay; no employer may ask for any.</summary>
    public static bool AsksForMoney(JobContent content) => RedLines.AsksForMoney(TextOf(content));

    /// <summary>Whether a year's pay is one that nobody pays: mostly an amount in thousands or ten thousands that was typed as yuan.</summary>
    public static bool HasOddPay(JobContent content) => ((decimal?[])[content.PayPerYearMin, content.PayPerYearMax]).Any(amount => amount is < PayLeast or > PayMost);

    /// <param name="today">The day at the tenant.</param>
    public static IReadOnlyList<JobCheck> Of(JobContent content, AdmissionStatus? admission, EmployerVerification? verification, JobTranslation translation, DateOnly today)
    {
        var text = TextOf(content);
        return
        [
            admission == AdmissionStatus.Admitted ? new(verification is null ? "JobChecks_NotVerified" : "JobChecks_Verified", verification is not null) : new("JobChecks_NotAdmitted", false),
            new("JobChecks_Translation_" + translation, translation == JobTranslation.Both),
            !content.HasPay ? new("JobChecks_PayAgreed", false) : HasOddPay(content) ? new("JobChecks_PayOdd", false) : new("JobChecks_Pay", true),
            .. content.Benefits.Count > 0 && !content.HasPay ? [new JobCheck("JobChecks_BenefitsNoPay", false)] : (JobCheck[])[],
            .. content.Benefits.Any(benefit => benefit.Standing == BenefitStanding.PolicyBacked) ? [new JobCheck("JobChecks_Policy", false)] : (JobCheck[])[],
            .. content.Confidential ? [new JobCheck("JobChecks_Unnamed", false)] : (JobCheck[])[],
            content.ClosingDate < today ? new("JobChecks_DatePassed", false) : new(content.ClosingDate is null ? "JobChecks_NoDate" : "JobChecks_Date", true),
            Contact().IsMatch(text) ? new("JobChecks_Contact", false) : new("JobChecks_NoContact", true),
            RedLines.AsksForMoney(text) ? new("JobChecks_Fee", false) : new("JobChecks_NoFee", true),
        ];
    }

    private static string TextOf(JobContent content)
    {
        var text = string.Join('\n', content.Title.Zh, content.Title.En, content.Description.Zh, content.Description.En, content.About.Zh, content.About.En, content.Project.Deliverables.Zh, content.Project.Deliverables.En);
        return string.Join('\n', [text, .. content.Skills.Select(skill => skill.Words), .. content.Benefits.SelectMany(benefit => (string?[])[benefit.Words.Zh, benefit.Words.En])]);
    }

    /// <summary>An address, a telephone number or a link in the text: applications should come through the portal, where the person decides what is seen.</summary>
    [GeneratedRegex(@"[\w.+-]+@[\w-]+\.\w+|https?://|www\.|(?<!\d)(\+?\d[\d -]{8,}\d)(?!\d)|(?i:wechat|whatsapp|telegram)|\u5fae\u4fe1|\u52a0V", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Contact();
}
