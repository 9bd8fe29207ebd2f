using System.Net;
using TalentPortal.Features.Housing;
using TalentPortal.Features.Housing.Domain;
using TalentPortal.Features.Interviews.Domain;
using TalentPortal.Features.Viewings;
using TalentPortal.Features.Viewings.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Housing;
using TalentPortal.Tests.Features.Interviews;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Viewings;

public sealed class AskAboutFlatTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Whoever_lets_the_flat_is_told_by_a_mail_without_content_and_reads_name_and_words()
    {
        var one = await portal.AskedFor(null, false, portal.Slot(2), portal.Slot(3));
        var mail = Assert.Single(await portal.Mails(ViewingScene.Operator.Email), mail => mail.Text.Contains(one.Id.ToString(), StringComparison.Ordinal));
        foreach (var secret in new[] { "CANARY", "Gulou", "bicycle" }) Assert.DoesNotContain(secret, mail.Subject + mail.Text, StringComparison.Ordinal);
        Assert.Contains($"employer/viewings/{one.Id}", mail.Text, StringComparison.Ordinal);
        var read = await portal.As(ViewingScene.Operator).Get(new ViewEnquiry(one.Id));
        Assert.Equal((ViewingScene.Name, EnquiryState.Wished, 2), (read.Name, read.State, read.Times.Count));
        Assert.Equal(ViewingScene.Words, Assert.Single(read.Messages).Words);
    }

    [Fact]
    public async Task Staff_are_told_of_what_is_asked_about_a_flat_without_an_account_behind_it()
    {
        var one = await portal.AskedFor(@private: true);
        Assert.Contains(await portal.Mails(ViewingScene.Curator.Email), mail => mail.Text.Contains($"admin/viewings/{one.Id}", StringComparison.Ordinal));
        Assert.Equal(EnquiryState.Asked, (await portal.As(ViewingScene.Curator).Get(new ViewEnquiry(one.Id))).State);
    }

    [Fact]
    public async Task What_is_typed_wrongly_is_told_by_field_and_nothing_that_reaches_somebody_is_taken()
    {
        var (talent, listing) = (await portal.NewTalent(), await portal.Flat(by: ViewingScene.Operator));
        var outcome = await portal.As(talent, "fujian").Send(new AskAboutFlat(listing, " ", null, null!, "Mars/Olympus"));
        Assert.Superset(new HashSet<string> { "Name", "Words", "Slots", "TimeZone" }, outcome.Errors.Select(error => error.Field).ToHashSet());
        foreach (var reach in new[] { "ask@example.org", "https://example.org", "微信：me", "+353 1 234 5678 90" })
            Assert.Equal("Enquiry_NoContact", Assert.Single((await portal.As(talent, "fujian").Send(ViewingScene.Question(listing) with { Words = reach })).Errors).Text.Name);
        async Task<string> Why(params string[] slots) => (await portal.As(talent, "fujian").Send(ViewingScene.Question(listing, slots))).Errors.Single().Text.Name;
        Assert.Equal("Enquiry_Past", await Why(portal.Slot(-1)));
        Assert.Equal("Enquiry_TooFar", await Why(portal.Slot(FlatEnquiry.MostDaysAhead + 2)));
        Assert.Equal("Enquiry_SlotsUnfit", await Why(portal.Slot(2), portal.Slot(3), portal.Slot(4), portal.Slot(5)));
        Assert.Equal("Enquiry_SlotsUnfit", await Why("tomorrow"));
        Assert.True((await portal.As(talent, "fujian").Send(ViewingScene.Question(listing, portal.Slot(2)) with { Words = null })).IsOk);
    }

    [Fact]
    public async Task Of_a_flat_that_is_not_offered_nothing_can_be_asked()
    {
        var talent = portal.As(await portal.NewTalent(), "fujian");
        var stale = await portal.Flat(by: ViewingScene.Operator);
        await portal.Scalar<int>("update housing_listings set checked_on = $2 where id = $1", stale, HousingScene.Today(portal).AddDays(-HousingListing.CheckedDays - 1));
        Assert.Equal("AskAboutFlat_Stale", (await talent.Send(ViewingScene.Question(stale))).Reason!.Name);
        var edge = await portal.Flat(daysAgo: HousingListing.CheckedDays, by: ViewingScene.Operator);
        Assert.True((await talent.Send(ViewingScene.Question(edge))).IsOk);
        var let = await portal.Flat(by: ViewingScene.Operator);
        await portal.As(ViewingScene.Operator).Get(new LetListing(let, await portal.VersionOf(let)));
        var abroad = await portal.Flat(tenant: "greater-bay");
        foreach (var gone in new[] { let, await portal.Draft(by: ViewingScene.Operator), abroad, Guid.NewGuid() }) Assert.Equal(OutcomeKind.NotFound, (await talent.Send(ViewingScene.Question(gone))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(ViewingScene.Question(edge))).Kind);
    }

    [Fact]
    public async Task Sent_twice_it_has_one_effect_and_there_are_so_many_open_ones_at_most()
    {
        var talent = portal.As(await portal.NewTalent(), "fujian");
        var (first, command) = (await portal.Flat(by: ViewingScene.Operator), Guid.NewGuid());
        Assert.True((await talent.Send(ViewingScene.Question(first), command)).IsOk && (await talent.Send(ViewingScene.Question(first), command)).IsOk);
        Assert.Equal("AskAboutFlat_Already", (await talent.Send(ViewingScene.Question(first))).Reason!.Name);
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from flat_enquiries where listing_id = $1", first));
        for (var i = 1; i < FlatEnquiry.MostOpen; i++) Assert.True((await talent.Send(ViewingScene.Question(await portal.Flat(by: ViewingScene.Operator)))).IsOk);
        var more = await portal.Flat(by: ViewingScene.Operator);
        Assert.Equal("AskAboutFlat_Enough", (await talent.Send(ViewingScene.Question(more))).Reason!.Name);
        var mine = (await talent.Get(new BrowseMyEnquiries())).Items;
        Assert.Equal(FlatEnquiry.MostOpen, mine.Count);
        await talent.Get(new AnswerMyEnquiry(mine[0].Id, MyEnquiryAnswer.Withdraw, null, null, null, null));
        Assert.True((await talent.Send(ViewingScene.Question(more))).IsOk);
    }

    [Fact]
    public async Task Two_at_once_leave_one()
    {
        var (talent, listing) = (await portal.NewTalent(), await portal.Flat(by: ViewingScene.Operator));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => portal.As(talent, "fujian").Send(ViewingScene.Question(listing))));
        Assert.Single(outcomes, outcome => outcome.IsOk);
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from flat_enquiries where listing_id = $1", listing));
    }

    [Fact]
    public async Task A_visitor_is_led_to_sign_in_and_back_and_a_flat_that_is_gone_is_told_of_politely()
    {
        var listing = await portal.Flat(by: ViewingScene.Operator);
        using var visitor = await portal.Http();
        var page = await (await visitor.GetAsync(new Uri($"/fujian/en/housing/{listing}", UriKind.Relative))).Content.ReadAsStringAsync();
        Assert.Contains($"me/viewings/new/{listing}", page, StringComparison.Ordinal);
        var led = await visitor.GetAsync(new Uri($"/fujian/en/me/viewings/new/{listing}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Found, led.StatusCode);
        Assert.Contains(Uri.EscapeDataString($"me/viewings/new/{listing}"), led.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using var client = await portal.SignedInClient(await portal.NewTalent());
        Assert.Contains("Your question", await client.GetStringAsync(new Uri($"/fujian/en/me/viewings/new/{listing}", UriKind.Relative)), StringComparison.Ordinal);
        await portal.As(ViewingScene.Operator).Get(new LetListing(listing, await portal.VersionOf(listing)));
        Assert.Contains("This flat is not offered now", await client.GetStringAsync(new Uri($"/fujian/en/me/viewings/new/{listing}", UriKind.Relative)), StringComparison.Ordinal);
    }
}

public sealed class ViewEnquiryFormTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_begins_with_what_is_known_and_says_who_reads_along()
    {
        var (one, _) = await portal.OnCampus();
        var listing = await portal.Flat(by: ViewingScene.Operator);
        var form = await portal.As(one.Talent, "fujian").Get(new ViewEnquiryForm(listing));
        Assert.Equal((CaseScene.Campus.Name.En, "Europe/London", ClockSource.Profile, false), (form.Consultant, form.Clock.Zone, form.Clock.Source, form.IsStale));
        Assert.NotNull(form.Name);
        Assert.Null(form.Standing);
        var asked = await portal.As(one.Talent, "fujian").Get(ViewingScene.Question(listing));
        Assert.Equal(asked.Id, (await portal.As(one.Talent, "fujian").Get(new ViewEnquiryForm(listing))).Standing);
        var stranger = portal.As(await portal.NewTalent(), "fujian");
        Assert.Null((await stranger.Get(new ViewEnquiryForm(listing))).Consultant);
        Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new ViewEnquiryForm(await portal.Draft(by: ViewingScene.Operator)))).Kind);
    }
}
