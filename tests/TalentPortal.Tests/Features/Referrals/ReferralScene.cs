using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Referrals;
using TalentPortal.Features.Referrals.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Referrals;

/// <summary>A referral, and whose case it is in.</summary>
internal sealed record Referred(Guid Id, Opened Case, string Email);

/// <summary>What the tests about referrals start from.</summary>
internal static class ReferralScene
{
    public const string Asks = "A bench in the photonics incubator";
    public const string Words = "I agree that my name and what I chose are passed on.";

    private static int _next;

    public static DemoPerson Recruiter => Personas.RecruiterOf("rongxin");

    public static Guid Employer => DemoPeople.Employer("rongxin").Id;

    public static ReferTalent ToHub(Guid id, string email, params ReferralPart[] parts) =>
        new(id, ReferralKind.Hub, null, "Mawei Photonics Hub", "Dr Zheng", email, Language.English, Asks, parts.Length == 0 ? [ReferralPart.Contact, ReferralPart.About] : parts, Referral.DaysUsual);

    public static ReferTalent ToEmployer(Guid id) => ToHub(id, "") with { EmployerId = Employer, Name = null, Email = null };

    /// <summary>The talent is asked; it is a morning of a working day.</summary>
    public static async Task<Referred> Proposed(this PortalFixture portal, bool toEmployer = false, Opened? one = null, params ReferralPart[] parts)
    {
        if (one is null) portal.GoTo(10);
        one ??= await portal.Opened();
        var email = $"hub-{Interlocked.Increment(ref _next)}@example.org";
        return new((await portal.As(CaseScene.Overseas).Get(toEmployer ? ToEmployer(one.Id) : ToHub(one.Id, email, parts))).Id, one, email);
    }

    public static Task<Outcome<Done>> Agree(this PortalFixture portal, Referred referral, params ReferralPart[] parts) =>
        portal.Mine(referral.Case).Send(new AnswerMyReferral(referral.Id, true, parts.Length == 0 ? Enum.GetValues<ReferralPart>() : parts, Words));

    public static Task<Outcome<Done>> TakeBack(this PortalFixture portal, Referred referral) => portal.Mine(referral.Case).Send(new AnswerMyReferral(referral.Id, false, null, null));

    /// <summary>The talent agreed; the receiver has the letter.</summary>
    public static async Task<Referred> Out(this PortalFixture portal, bool toEmployer = false, Opened? one = null)
    {
        var referral = await portal.Proposed(toEmployer, one);
        Assert.True((await portal.Agree(referral)).IsOk);
        return referral;
    }

    /// <summary>The secret in the newest mail to the receiver.</summary>
    public static async Task<string> Token(this PortalFixture portal, Referred referral)
    {
        var link = (await portal.Mails(referral.Email))[0].Link!;
        return Uri.UnescapeDataString(link[(link.IndexOf("token=", StringComparison.Ordinal) + 6)..]);
    }

    public static async Task<Outcome<Done>> ByLink(this PortalFixture portal, Referred referral, ReferralState answer, string? note = null) =>
        await portal.As(null).Send(new AnswerReferralByLink(await portal.Token(referral), answer, note));

    public static Task<string?> StateOf(this PortalFixture portal, Referred referral) => portal.Scalar<string>("select state from referrals where id = $1", referral.Id);

    public static Task<long> Letters(this PortalFixture portal, Referred referral) => portal.Scalar<long>("select count(*) from referral_letters where id = $1", referral.Id);

    /// <summary>Grants and consents that hold.</summary>
    public static Task<long> Holds(this PortalFixture portal, Referred referral) =>
        portal.Scalar<long>("select (select count(*) from grants where subject_id = $1 and withdrawn_at is null) + (select count(*) from consents where referral_id = $1 and withdrawn_at is null)", referral.Id);

    public static Task<uint> Version(this PortalFixture portal, Referred referral) => portal.Scalar<uint>("select xmin from referrals where id = $1", referral.Id);

    /// <summary>What the timeline says became of it, oldest first.</summary>
    public static async Task<string> Steps(this PortalFixture portal, Referred referral) =>
        (await portal.Scalar<string>("select string_agg(to_fact, ' ' order by at, id) from case_entries where case_id = $1 and kind = 'Referral'", referral.Case.Id))!;
}
