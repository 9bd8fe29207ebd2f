using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Viewings;
using TalentPortal.Features.Viewings.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Housing;
using TalentPortal.Tests.Features.Interviews;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Viewings;

/// <summary>An enquiry that somebody sent.</summary>
internal sealed record AskedFlat(Guid Id, Guid Listing, DemoPerson Talent);

/// <summary>What the tests about questions and viewings start from.</summary>
internal static class ViewingScene
{
    public const string Name = "Aoife CANARY-NAME";
    public const string Words = "CANARY-WORDS May a bicycle stand in the hall?";

    public static DemoPerson Operator => HousingScene.Operator;

    public static DemoPerson Curator => HousingScene.Curator;

    public static AskAboutFlat Question(Guid listing, params string[] slots) => new(listing, Name, Words, slots, "Europe/Dublin");

    /// <summary>Asked about a flat of the operator, or with <paramref name="private"/> about one of somebody without an account.</summary>
    public static async Task<AskedFlat> AskedFor(this PortalFixture portal, DemoPerson? talent = null, bool @private = false, params string[] slots)
    {
        talent ??= await portal.NewTalent();
        var listing = await portal.Offered(by: @private ? null : Operator);
        return new((await portal.As(talent, "fujian").Get(Question(listing, slots))).Id, listing, talent);
    }

    /// <summary>A flat that is shown, checked so many days ago.</summary>
    public static Task<Guid> Flat(this PortalFixture portal, int daysAgo = 0, DemoPerson? by = null, string tenant = "fujian") => HousingScene.Offered(portal, null, daysAgo, by, tenant);

    public static TestSender Asker(this PortalFixture portal, AskedFlat one) => portal.As(one.Talent, "fujian");

    public static Task<ViewMyEnquiryResult> Mine(this PortalFixture portal, AskedFlat one) => portal.Asker(one).Get(new ViewMyEnquiry(one.Id));

    /// <summary>Whoever lets the flat does something.</summary>
    public static async Task<Outcome<Done>> Letting(
        this PortalFixture portal, AskedFlat one, EnquiryAnswer answer, string? slot = null, string[]? slots = null, DeclineReason? reason = null, EnquiryEnd? outcome = null, string? words = null, DemoPerson? by = null) =>
        await portal.As(by ?? Operator, "fujian").Send(new AnswerEnquiry(one.Id, answer, slot, slots, reason, outcome, words, await portal.Scalar<uint>("select xmin from flat_enquiries where id = $1", one.Id)));

    public static AnswerMyEnquiry Answer(AskedFlat one, MyEnquiryAnswer answer, string? slot = null, string[]? slots = null, string? words = null) => new(one.Id, answer, slot, slots, "Europe/Dublin", words);

    /// <summary>A viewing that was agreed, so many days on at nine in Fuzhou.</summary>
    public static async Task<AskedFlat> ViewingAgreed(this PortalFixture portal, int days = 3, DemoPerson? talent = null)
    {
        var slot = portal.Slot(days);
        var one = await portal.AskedFor(talent, false, slot);
        Assert.True((await portal.Letting(one, EnquiryAnswer.Agree, slot)).IsOk);
        return one;
    }
}
