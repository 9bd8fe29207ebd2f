using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Employers;
using TalentPortal.Features.Housing;
using TalentPortal.Features.Housing.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Employers;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Housing;

public sealed class SaveListingTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_is_wrong_is_told_field_by_field_and_nothing_that_reaches_somebody_is_taken()
    {
        var bad = ListingDraft.Empty with { TextEn = "Call me: 138 0013 8000", Place = "999999", Latitude = "91", Longitude = "200", Rent = "free", Deposit = "-1", Area = "0", Rooms = "ten", LeaseMonths = "0", Registration = "perhaps", Languages = "klingon", FreeFrom = "soon" };
        var outcome = await portal.As(HousingScene.Curator).Send(new SaveListing(null, bad, null));
        Assert.Equal(OutcomeKind.Invalid, outcome.Kind);
        Assert.Superset(
            new HashSet<string> { "TitleZh", "TextEn", "Place", "Latitude", "Longitude", "Rent", "Deposit", "Area", "Rooms", "LeaseMonths", "Registration", "Languages", "FreeFrom" }, outcome.Errors.Select(error => error.Field).ToHashSet());
        foreach (var reach in new[] { "ask@example.org", "https://example.org", "+86 591-0000-0000", "微信：rongju", "WhatsApp me" })
            Assert.Equal("Listing_NoContact", (await portal.As(HousingScene.Curator).Send(new SaveListing(null, HousingScene.Form with { TextZh = reach }, null))).Errors.Single().Text.Name);
        Assert.Equal("Listing_PositionHalf", (await portal.As(HousingScene.Curator).Send(new SaveListing(null, HousingScene.Form with { Longitude = null }, null))).Errors.Single().Text.Name);
        Assert.Equal("Scheme", (await portal.As(HousingScene.Curator).Send(new SaveListing(null, HousingScene.Form with { Scheme = "cn.work-permit.points" }, null))).Errors.Single().Field);
        Assert.True((await portal.As(HousingScene.Curator).Send(new SaveListing(null, HousingScene.Form with { TitleZh = null, TextZh = EmployerScene.Hostile, TextEn = null }, null))).IsOk);
    }

    [Fact]
    public async Task What_an_operator_changes_of_a_shown_flat_waits_for_staff_and_what_staff_change_does_not()
    {
        var id = await portal.Offered(by: HousingScene.Operator);
        await portal.As(HousingScene.Curator).Get(new SaveListing(id, HousingScene.Form with { Rent = "2500" }, await portal.VersionOf(id)));
        Assert.Equal(2500, (await portal.As(null).Get(new ViewListing(id))).Facts.Rent);

        await portal.As(HousingScene.Operator).Get(new SaveListing(id, HousingScene.Form with { Rent = "9900" }, await portal.VersionOf(id)));

        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new ViewListing(id))).Kind);
        Assert.Equal(ListingState.InReview, (await portal.As(HousingScene.Operator).Get(new ViewOwnListing(id))).State);
        Assert.Equal("CheckListing_NotNow", (await portal.As(HousingScene.Operator).Send(new CheckListing(id, ListingCheck.OperatorSaid, null, await portal.VersionOf(id)))).Reason!.Name);
        await portal.Check(id, portal.Today());
        Assert.Equal(9900, (await portal.As(null).Get(new ViewListing(id))).Facts.Rent);
    }

    [Fact]
    public async Task Others_flats_are_not_there_and_two_who_change_the_same_do_not_overwrite_each_other()
    {
        var (staffs, operators) = (await portal.Draft(), await portal.Draft(by: HousingScene.Operator));
        var version = await portal.VersionOf(operators);
        foreach (var (who, tenant) in new[] { (Personas.OwnerOf("rongxin"), "fujian"), (Personas.Staff(PortalRole.Curator, "greater-bay"), "greater-bay"), (Personas.Talent, "fujian"), (Personas.Staff(PortalRole.CampusConsultant), "fujian") })
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(who, tenant).Send(new SaveListing(operators, HousingScene.Form, version))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(HousingScene.Operator).Send(new SaveListing(staffs, HousingScene.Form, await portal.VersionOf(staffs)))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(HousingScene.Operator, "greater-bay").Send(new SaveListing(null, HousingScene.Form, null))).Kind);

        Assert.True((await portal.As(HousingScene.Operator).Send(new SaveListing(operators, HousingScene.Form, version))).IsOk);
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(HousingScene.Curator).Send(new SaveListing(operators, HousingScene.Form, version))).Kind);
    }

    [Fact]
    public async Task Sent_twice_it_enters_one_flat()
    {
        var command = Guid.NewGuid();
        var first = await portal.As(HousingScene.Curator).Send(new SaveListing(null, HousingScene.Form with { TitleEn = "Pressed twice" }, null), command);
        var second = await portal.As(HousingScene.Curator).Send(new SaveListing(null, HousingScene.Form with { TitleEn = "Pressed twice" }, null), command);
        Assert.True(first.IsOk && second.IsOk);
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from housing_listings where title_en = 'Pressed twice'"));
    }

    [Fact]
    public async Task The_note_for_colleagues_is_for_staff_alone()
    {
        var id = await portal.Draft(by: HousingScene.Operator);
        await portal.As(HousingScene.Curator).Get(new SaveListing(id, HousingScene.Form with { ListedFor = "CANARY-NOTE" }, await portal.VersionOf(id)));
        Assert.Equal("CANARY-NOTE", (await portal.As(HousingScene.Curator).Get(new ViewOwnListing(id))).Draft.ListedFor);
        Assert.Null((await portal.As(HousingScene.Operator).Get(new ViewOwnListing(id))).Draft.ListedFor);
        await portal.As(HousingScene.Operator).Get(new SaveListing(id, HousingScene.Form with { ListedFor = "mine" }, await portal.VersionOf(id)));
        Assert.Equal("CANARY-NOTE", (await portal.As(HousingScene.Curator).Get(new ViewOwnListing(id))).Draft.ListedFor);
    }
}

public sealed class SubmitListingTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_flat_waits_for_staff_and_only_its_keepers_give_it_to_them()
    {
        var id = await portal.Draft(by: HousingScene.Operator);
        foreach (var (who, tenant) in new[] { (Personas.OwnerOf("rongxin"), "fujian"), (Personas.Talent, "fujian"), (Personas.Staff(PortalRole.Curator, "greater-bay"), "greater-bay") })
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(who, tenant).Send(new SubmitListing(id, 1))).Kind);
        await portal.As(HousingScene.Operator).Get(new SubmitListing(id, await portal.VersionOf(id)));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new ViewListing(id))).Kind);
        Assert.Equal(id, (await portal.As(HousingScene.Curator).Get(new BrowseOwnListings())).Items[0].Id);
        Assert.Equal("Listing_NotDraft", (await portal.As(HousingScene.Operator).Send(new SubmitListing(id, await portal.VersionOf(id)))).Reason!.Name);
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(HousingScene.Operator).Send(new SubmitListing(id, 1))).Kind);
    }
}

public sealed class CheckListingTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Each_side_says_only_what_it_did_and_nothing_of_tomorrow_or_of_long_ago()
    {
        var id = await portal.Offered(by: HousingScene.Operator, daysAgo: 50);
        async Task<string?> Says(DemoPerson who, ListingCheck? how, string? on) => await portal.As(who).Send(new CheckListing(id, how, on, await portal.VersionOf(id))) is var said ? said.Errors.FirstOrDefault()?.Text.Name ?? said.Reason?.Name : null;
        Assert.Equal("CheckListing_HowMissing", await Says(HousingScene.Curator, null, null));
        Assert.Equal("CheckListing_HowMissing", await Says(HousingScene.Curator, ListingCheck.OperatorSaid, null));
        Assert.Equal("CheckListing_HowMissing", await Says(HousingScene.Operator, ListingCheck.Visit, null));
        Assert.Equal("CheckListing_DayAhead", await Says(HousingScene.Curator, ListingCheck.Call, portal.Today().AddDays(1).Day()));
        Assert.Equal("CheckListing_DayAhead", await Says(HousingScene.Operator, ListingCheck.OperatorSaid, portal.Today().AddDays(-1).Day()));
        Assert.Equal("CheckListing_TooOld", await Says(HousingScene.Curator, ListingCheck.Call, portal.Today().AddDays(-61).Day()));
        Assert.Equal("Listing_DayWrong", await Says(HousingScene.Curator, ListingCheck.Call, "yesterday"));

        Assert.Null(await Says(HousingScene.Operator, ListingCheck.OperatorSaid, null));

        var found = await portal.As(null).Get(new ViewListing(id));
        Assert.Equal((portal.Today(), ListingCheck.OperatorSaid, true), (found.CheckedOn, found.CheckedHow, found.Operator!.IsVerified));
        Assert.False(string.IsNullOrWhiteSpace((await portal.As(HousingScene.Curator).Get(new ViewOwnListing(id))).CheckedBy));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.OwnerOf("rongxin")).Send(new CheckListing(id, ListingCheck.OperatorSaid, null, await portal.VersionOf(id)))).Kind);
    }

    [Fact]
    public async Task Nobody_shows_a_flat_on_the_word_of_whoever_offers_it()
    {
        var id = await portal.Draft(by: HousingScene.Operator);
        Assert.Equal("CheckListing_NotNow", (await portal.As(HousingScene.Operator).Send(new CheckListing(id, ListingCheck.OperatorSaid, null, await portal.VersionOf(id)))).Reason!.Name);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new ViewListing(id))).Kind);
    }
}

public sealed class ListingsOfEndedAdmissionTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task An_organisation_that_is_admitted_no_more_offers_nothing_more()
    {
        var id = await portal.Offered(by: HousingScene.Operator);
        var kept = await portal.Offered();
        await portal.Decide("rongju", AdmissionDecision.End);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new ViewListing(id))).Kind);
        Assert.True((await portal.As(null).Send(new ViewListing(kept))).IsOk);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(HousingScene.Operator).Send(new SaveListing(null, HousingScene.Form, null))).Kind);
    }
}

public sealed class ReturnListingTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_is_sent_back_is_shown_no_more_and_says_why()
    {
        var id = await portal.Offered(by: HousingScene.Operator);
        Assert.Equal("ReturnListing_ReasonMissing", (await portal.As(HousingScene.Curator).Send(new ReturnListing(id, " ", await portal.VersionOf(id)))).Errors.Single().Text.Name);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(HousingScene.Operator).Send(new ReturnListing(id, "why", await portal.VersionOf(id)))).Kind);
        await portal.As(HousingScene.Curator).Get(new ReturnListing(id, "The rent is that of last year.", await portal.VersionOf(id)));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new ViewListing(id))).Kind);
        var own = await portal.As(HousingScene.Operator).Get(new ViewOwnListing(id));
        Assert.Equal((ListingState.Draft, "The rent is that of last year."), (own.State, own.Reason));
        Assert.Equal("ReturnListing_NotNow", (await portal.As(HousingScene.Curator).Send(new ReturnListing(id, "again", own.Version!.Value))).Reason!.Name);
    }
}

public sealed class LetListingTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_flat_that_is_let_is_shown_no_more_with_its_pictures_until_it_begins_anew()
    {
        var id = await portal.Offered(by: HousingScene.Operator);
        var photo = await portal.Pictured(id, HousingScene.Operator);
        Assert.True((await portal.As(null).Send(new OpenListingPhoto(photo))).IsOk);
        await portal.As(HousingScene.Operator).Get(new LetListing(id, await portal.VersionOf(id)));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new OpenListingPhoto(photo))).Kind);
        Assert.False(await portal.Scalar<bool>("select is_public from housing_photos where id = $1", photo));
        Assert.Equal("Listing_IsOver", (await portal.As(HousingScene.Operator).Send(new LetListing(id, await portal.VersionOf(id)))).Reason!.Name);
        await portal.As(HousingScene.Operator).Get(new SaveListing(id, HousingScene.Form, await portal.VersionOf(id)));
        Assert.Equal(ListingState.Draft, (await portal.As(HousingScene.Operator).Get(new ViewOwnListing(id))).State);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.OwnerOf("rongxin")).Send(new LetListing(id, await portal.VersionOf(id)))).Kind);
    }
}

public sealed class WithdrawListingTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_goes_whatever_became_of_it_before_and_only_by_its_keepers()
    {
        var id = await portal.Offered(by: HousingScene.Operator);
        foreach (var (who, tenant) in new[] { (Personas.OwnerOf("rongxin"), "fujian"), (Personas.Talent, "fujian"), (Personas.Staff(PortalRole.Curator, "greater-bay"), "greater-bay") })
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(who, tenant).Send(new WithdrawListing(id, await portal.VersionOf(id)))).Kind);
        await portal.As(HousingScene.Operator).Get(new WithdrawListing(id, await portal.VersionOf(id)));
        Assert.DoesNotContain((await portal.Listed()).Items, item => item.Id == id);
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(HousingScene.Operator).Send(new WithdrawListing(id, 1))).Kind);
    }
}

public sealed class BrowseOwnListingsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Staff_see_all_and_an_operator_its_own()
    {
        var (staffs, operators) = (await portal.Draft(), await portal.Draft(by: HousingScene.Operator));
        var all = await portal.As(HousingScene.Curator).Get(new BrowseOwnListings());
        Assert.True(all.MayOffer);
        Assert.Superset(new HashSet<Guid> { staffs, operators }, all.Items.Select(item => item.Id).ToHashSet());
        Assert.Equal([operators], (await portal.As(HousingScene.Operator).Get(new BrowseOwnListings())).Items.Select(item => item.Id));
        var firm = await portal.As(Personas.OwnerOf("rongxin")).Get(new BrowseOwnListings());
        Assert.Equal((false, 0), (firm.MayOffer, firm.Items.Count));
    }
}

public sealed class ViewOwnListingTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_draft_is_there_for_its_keepers_alone()
    {
        var id = await portal.Draft(by: HousingScene.Operator);
        Assert.Equal("Two bedrooms in Gulou", (await portal.As(HousingScene.Operator).Get(new ViewOwnListing(id))).Draft.TitleEn);
        foreach (var (who, tenant) in new[] { (Personas.OwnerOf("rongxin"), "fujian"), (Personas.Staff(PortalRole.OverseasConsultant), "fujian"), (Personas.Staff(PortalRole.Curator, "greater-bay"), "greater-bay") })
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(who, tenant).Send(new ViewOwnListing(id))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.OwnerOf("rongxin")).Send(new ViewOwnListing(null))).Kind);
        Assert.Contains((await portal.As(HousingScene.Operator).Get(new ViewOwnListing(null))).Schemes, scheme => scheme.Code == HousingScene.Rental);
    }

    [Fact]
    public async Task The_pages_of_both_workspaces_open_for_their_people()
    {
        var id = await portal.Draft(by: HousingScene.Operator);
        foreach (var (who, workspace) in new[] { (HousingScene.Operator, "employer"), (HousingScene.Curator, "admin") })
        {
            using var client = await portal.SignedInClient(who);
            foreach (var language in new[] { "en", "zh" })
            {
                Assert.NotNull((await client.Page($"/fujian/{language}/{workspace}/housing")).QuerySelector($"a[href='{workspace}/housing/{id}']"));
                Assert.NotNull((await client.Page($"/fujian/{language}/{workspace}/housing/{id}")).QuerySelector("form[enctype='multipart/form-data']"));
            }
        }
    }
}
