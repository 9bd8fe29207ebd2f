using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Cards;
using TalentPortal.Features.Cards.Domain;
using TalentPortal.Features.Talents;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Cards;

public sealed class AskTalentTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static DemoPerson Recruiter => Personas.RecruiterOf("rongxin");

    [Fact]
    public async Task The_person_reads_who_asks_and_the_mail_says_nothing()
    {
        await portal.Crowd();
        var talent = await portal.Shown();
        var id = await portal.ContactAsked(talent);
        var item = Assert.Single((await portal.As(talent).Get(new BrowseMyContacts())).Items);
        Assert.Equal((id, "Optics engineer", ContactState.Waiting), (item.Id, item.Position, item.State));
        var area = await portal.As(talent).Get(new TalentPortal.Features.MyArea.ViewMyArea());
        Assert.Equal((1, item.AnswerBy), (area.Asking, area.AnswerBy));
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from outbox_messages where ordering_key = $1 and payload is null", $"mail:{talent.UserId:N}"));
        Assert.False(await portal.Scalar<bool>("select position('Optics' in encode(position, 'escape')) > 0 or position('laboratory' in encode(message, 'escape')) > 0 from contact_requests where id = $1", id));
    }

    [Fact]
    public async Task One_employer_asks_a_card_once_at_the_same_moment_too()
    {
        await portal.Crowd();
        var talent = await portal.Shown();
        var ask = new AskTalent(await portal.ReferenceOf(Recruiter, talent), "Optics engineer", "Would you talk with us?");
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => portal.As(i % 2 == 0 ? Recruiter : Personas.OwnerOf("rongxin"), "fujian").Send(ask)));
        Assert.Single(answers, answer => answer.IsOk);
        Assert.All(answers.Where(answer => !answer.IsOk), answer => Assert.Equal("AskTalent_Already", answer.Reason?.Name));
        await portal.As(talent).Get(CardScene.No((await portal.As(talent).Get(new BrowseMyContacts())).Items[0].Id));
        Assert.Equal("AskTalent_Already", (await portal.As(Recruiter, "fujian").Send(ask)).Reason?.Name);
        portal.Clock.Advance(TimeSpan.FromDays(ContactRequest.RestDays));
        Assert.True((await portal.As(Recruiter, "fujian").Send(ask)).IsOk);
    }

    [Theory]
    [InlineData("", "Would you talk?", "AskTalent_PositionMissing")]
    [InlineData("Engineer", " ", "AskTalent_MessageMissing")]
    [InlineData("Engineer", "Please do not tell your employer about this.", "RedLine_Hide")]
    public async Task What_may_not_be_asked_is_refused(string position, string message, string why) =>
        Assert.Equal(why, (await portal.As(Recruiter, "fujian").Send(new AskTalent(Guid.NewGuid(), position, message))).Errors[0].Text.Name);

    [Fact]
    public async Task Who_sees_no_card_asks_nobody()
    {
        await portal.Crowd();
        var talent = await portal.Shown();
        var reference = await portal.ReferenceOf(Recruiter, talent);
        await portal.As(talent).Get(new BlockEmployer(CardScene.EmployerId("rongxin"), null, false));
        foreach (var (who, one) in new[] { (Recruiter, reference), (Recruiter, Guid.NewGuid()), (Personas.OwnerOf("haiyun"), reference), (Personas.OwnerOf("pengwan"), reference) })
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(who, "fujian").Send(new AskTalent(one, "Engineer", "Would you talk with us?"))).Kind);
        Assert.Empty((await portal.As(talent).Get(new BrowseMyContacts())).Items);
    }
}

public sealed class AskTalentLimitTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task There_is_an_end_to_asking_in_a_day()
    {
        await portal.Crowd();
        for (var i = 0; i <= AskTalent.PerEmployer.Max; i++) await portal.Shown();
        var (_, owner) = await portal.NewEmployer("Asking All");
        List<Guid> references = [];
        for (var page = 1; page <= 2; page++) references.AddRange((await portal.Talents(owner, new(Page: page))).Cards.Select(card => card.Reference));
        references = [.. references.Distinct()];
        foreach (var reference in references.Take(AskTalent.PerEmployer.Max)) await portal.As(owner, "fujian").Get(new AskTalent(reference, "Engineer", "Would you talk with us?"));
        Assert.Equal("AskTalent_TooOften", (await portal.As(owner, "fujian").Send(new AskTalent(references[^1], "Engineer", "Would you talk with us?"))).Reason?.Name);
    }
}

public sealed class AnswerContactTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static DemoPerson Recruiter => Personas.RecruiterOf("rongxin");

    [Fact]
    public async Task Declined_tells_the_employer_nothing_else()
    {
        await portal.Crowd();
        var talent = await portal.Shown();
        var id = await portal.ContactAsked(talent);
        await portal.As(talent).Get(CardScene.No(id));
        Assert.Equal(ContactState.Declined, (await portal.As(Recruiter, "fujian").Get(new BrowseContacts())).Items.Single(item => item.Id == id).State);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Recruiter, "fujian").Send(new ViewContact(id))).Kind);
        foreach (var answer in new[] { CardScene.Yes(portal, id), CardScene.No(id) }) Assert.Equal("AnswerContact_Over", (await portal.As(talent).Send(answer)).Reason?.Name);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from grants where user_id = $1", talent.UserId));
    }

    [Fact]
    public async Task Only_the_person_answers_in_time_and_for_a_time()
    {
        await portal.Crowd();
        var talent = await portal.Shown();
        var id = await portal.ContactAsked(talent);
        foreach (var who in new[] { await portal.NewTalent(), Recruiter }) Assert.Equal(OutcomeKind.NotFound, (await portal.As(who, "fujian").Send(CardScene.Yes(portal, id))).Kind);
        var today = PortalFixture.TenantOf("fujian").DayAt(portal.Clock.GetUtcNow());
        foreach (var day in new[] { today.AddDays(-1), today.AddDays(ContactRequest.OpenDaysMost + 1) })
            Assert.Equal("AnswerContact_UntilUnfit", (await portal.As(talent).Send(CardScene.Yes(portal, id) with { Until = day })).Errors[0].Text.Name);
        Assert.Equal("AnswerContact_UntilMissing", (await portal.As(talent).Send(CardScene.Yes(portal, id) with { Until = null })).Errors[0].Text.Name);
        portal.Clock.Advance(TimeSpan.FromDays(ContactRequest.AnswerDays));
        Assert.Equal("AnswerContact_Over", (await portal.As(talent).Send(CardScene.Yes(portal, id))).Reason?.Name);
        Assert.Equal(ContactState.Lapsed, (await portal.As(Recruiter, "fujian").Get(new BrowseContacts())).Items.Single(item => item.Id == id).State);
    }
}

public sealed class ViewContactTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static DemoPerson Recruiter => Personas.RecruiterOf("rongxin");

    private Task<Outcome<ViewContactResult>> Open(Guid id, DemoPerson? who = null, string tenant = "fujian") => portal.As(who ?? Recruiter, tenant).Send(new ViewContact(id));

    [Fact]
    public async Task It_opens_what_was_chosen_until_the_day_and_the_person_sees_it()
    {
        await portal.Crowd();
        foreach (var parts in new ContactPart[][] { [ContactPart.Contact], [ContactPart.Background] })
        {
            var talent = await portal.Shown();
            var id = await portal.ContactAsked(talent);
            await portal.As(talent).Get(CardScene.Yes(portal, id, parts));
            var open = (await Open(id)).Value;
            Assert.Equal(("Wei Ling", parts[0] == ContactPart.Contact, parts[0] == ContactPart.Background), (open.Facts.Name, open.Facts.Reach is not null, open.Facts.About is not null));
            Assert.Equal(open.Facts, Assert.Single((await portal.As(talent).Get(new BrowseMyContacts())).Items).Disclosed);
            Assert.Equal([ContactPart.Name, parts[0]], await DatabaseOpens(talent, CardScene.EmployerId("rongxin")));
            Assert.Empty(await DatabaseOpens(talent, CardScene.EmployerId("haiyun")));
            Assert.Equal(0L, await Rows("talent_profiles", talent));
            Assert.Equal((1, "contact"), ((await portal.As(talent).Get(new BrowseAccessLog())).Total, (await portal.As(talent).Get(new BrowseAccessLog())).Items[0].Purpose));
            foreach (var (who, tenant) in new[] { (Personas.OwnerOf("haiyun"), "fujian"), (Recruiter, "greater-bay"), (talent, "fujian") }) Assert.Equal(OutcomeKind.NotFound, (await Open(id, who, tenant)).Kind);
            var consent = (await portal.As(talent).Get(new BrowseConsents())).Items.Single(item => item.Kind == ConsentKind.ContactWithEmployer);
            Assert.NotNull(consent.OpenUntil);
            Assert.True((await portal.As(Recruiter, "fujian").Get(new BrowseContacts())).Items.Single(item => item.Id == id).IsOpen);
            portal.Clock.Advance(TimeSpan.FromDays(31));
            Assert.Equal(OutcomeKind.NotFound, (await Open(id)).Kind);
            Assert.False((await portal.As(Recruiter, "fujian").Get(new BrowseContacts())).Items.Single(item => item.Id == id).IsOpen);
        }
    }

    /// <summary>Taken back by the answer, the consent, a block or the end of the account: the next request finds nothing.</summary>
    [Theory]
    [InlineData("answer")]
    [InlineData("consent")]
    [InlineData("block")]
    [InlineData("name")]
    [InlineData("erasure")]
    public async Task Taken_back_it_is_closed_at_once(string how)
    {
        var talent = await portal.NewTalent(withPassword: true);
        var id = await portal.Accepted(talent);
        Assert.True((await Open(id)).IsOk);
        switch (how)
        {
            case "answer": await portal.As(talent).Get(CardScene.No(id)); break;
            case "consent": await portal.As(talent).Get(new WithdrawConsent((await portal.As(talent).Get(new BrowseConsents())).Items.Single(item => item.Kind == ConsentKind.ContactWithEmployer).Id)); break;
            case "block": await portal.As(talent).Get(new BlockEmployer(CardScene.EmployerId("rongxin"), null, false)); break;
            case "name": await portal.As(talent).Get(new BlockEmployer(null, "Rongxin Microelectronics", false)); break;
            default: await portal.As(talent).Get(new EraseMyData(TalentScene.Password)); break;
        }

        Assert.Equal(OutcomeKind.NotFound, (await Open(id)).Kind);
        foreach (var table in new[] { "talent_profiles", "contact_disclosures" }) Assert.Equal(0L, await Rows(table, talent));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from contact_disclosures where user_id = $1", talent.UserId));
    }

    /// <summary>What the person writes later is not disclosed, and a copy whose time is over is deleted.</summary>
    [Fact]
    public async Task It_is_what_was_agreed_to_on_that_day_and_goes_after_its_time()
    {
        var talent = await portal.NewTalent();
        var id = await portal.Accepted(talent);
        var before = (await Open(id)).Value.Facts;
        await portal.As(talent).Get(TalentScene.Profile(version: (await portal.As(talent).Get(new ViewMyProfile())).Profile!.Version) with { Name = "Another Name", Summary = "Written afterwards" });
        Assert.Equal(before, (await Open(id)).Value.Facts);
        var work = new TestSender(portal.Dispatcher, CallOrigin.System("test", null, talent.UserId));
        await work.Get(new TalentPortal.Platform.Retention.PurgePersonal());
        Assert.Equal(3L, await portal.Scalar<long>("select count(*) from contact_disclosures where user_id = $1", talent.UserId));
        portal.Clock.Advance(TimeSpan.FromDays(32));
        Assert.True(await portal.Scalar<bool>("select due_at < $2 from personal_dues where user_id = $1", talent.UserId, portal.Clock.GetUtcNow()));
        Assert.Equal(OutcomeKind.NotFound, (await Open(id)).Kind);
        await work.Get(new TalentPortal.Platform.Retention.PurgePersonal());
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from contact_disclosures where user_id = $1", talent.UserId));
    }

    /// <summary>The parts of a disclosure that the database itself shows to an employer, whatever the product asks.</summary>
    private async Task<IReadOnlyList<ContactPart>> DatabaseOpens(DemoPerson talent, Guid employer)
    {
        await using var connection = await portal.OpenAsApp(PortalFixture.TenantOf("fujian").Id, Guid.NewGuid(), employer, CallSide.Employer);
        await using var command = new Npgsql.NpgsqlCommand("select part from contact_disclosures where user_id = $1", connection) { Parameters = { new() { Value = talent.UserId } } };
        await using var reader = await command.ExecuteReaderAsync();
        List<ContactPart> parts = [];
        while (await reader.ReadAsync()) parts.Add(Enum.Parse<ContactPart>(reader.GetString(0)));
        return [.. parts.Order()];
    }

    private async Task<long> Rows(string table, DemoPerson talent)
    {
        await using var connection = await portal.OpenAsApp(PortalFixture.TenantOf("fujian").Id, Recruiter.UserId, CardScene.EmployerId("rongxin"), CallSide.Employer);
        await using var command = new Npgsql.NpgsqlCommand($"select count(*) from {table} where user_id = $1", connection) { Parameters = { new() { Value = talent.UserId } } };
        return (long)(await command.ExecuteScalarAsync())!;
    }
}

public sealed class BrowseContactsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    /// <summary>Withdrawn or blocked, what waits looks to the employer like what nobody answers: in its state, its time and its mails.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_waits_ends_with_the_card_and_with_a_block_unseen(bool blocks)
    {
        await portal.Crowd();
        var talent = await portal.Shown();
        var id = await portal.ContactAsked(talent);
        if (blocks) await portal.As(talent).Get(new BlockEmployer(CardScene.EmployerId("rongxin"), null, true));
        else await portal.As(talent).Get(new WithdrawCard());
        Assert.Equal(ContactState.Ended, Assert.Single((await portal.As(talent).Get(new BrowseMyContacts())).Items).State);
        Assert.Equal("AnswerContact_Over", (await portal.As(talent).Send(CardScene.Yes(portal, id))).Reason?.Name);
        var left = await portal.Shown();
        var ignored = await portal.ContactAsked(left);
        var (ended, waits) = (await Seen(id), await Seen(ignored));
        Assert.Equal((ContactState.Waiting, waits.State), (ended.State, ended.State));
        portal.Clock.Advance(TimeSpan.FromDays(ContactRequest.AnswerDays));
        Assert.Equal((ContactState.Lapsed, ContactState.Lapsed), ((await Seen(id)).State, (await Seen(ignored)).State));
        await portal.AsSystem().Get(new PurgeContacts(0));
        Assert.Equal((ContactState.Lapsed, ContactState.Lapsed), ((await Seen(id)).State, (await Seen(ignored)).State));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from outbox_messages where ordering_key = $1", $"mail:{Personas.RecruiterOf("rongxin").UserId:N}"));
        Assert.DoesNotContain((await portal.As(Personas.OwnerOf("haiyun"), "fujian").Get(new BrowseContacts())).Items, item => item.Id == id);
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(Personas.OwnerOf("rongxin"), "fujian").Send(new BrowseContacts(0))).Kind);
    }

    private async Task<BrowseContactsResult.Item> Seen(Guid id) => (await portal.As(Personas.OwnerOf("rongxin"), "fujian").Get(new BrowseContacts())).Items.Single(item => item.Id == id);
}

public sealed class BrowseMyContactsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_page_accepts_and_takes_back_without_scripts()
    {
        await portal.Crowd();
        var talent = await portal.Shown();
        await portal.ContactAsked(talent);
        using var client = await portal.SignedInClient(talent);
        foreach (var (says, state) in new[] { ("", ContactState.Accepted), ("true", ContactState.Declined) })
        {
            var page = await client.Page("/fujian/zh/me/requests");
            var fields = PageForms.Fields((AngleSharp.Html.Dom.IHtmlFormElement)page.QuerySelector("main article form")!).Where(field => field.Key != "No").ToList();
            if (says.Length > 0) fields.Add(new("No", says));
            Assert.Equal(System.Net.HttpStatusCode.Redirect, (await client.PostAsync("/fujian/zh/me/requests", new FormUrlEncodedContent(fields))).StatusCode);
            Assert.Equal(state, Assert.Single((await portal.As(talent).Get(new BrowseMyContacts())).Items).State);
        }
    }
}

public sealed class PurgeContactsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_nobody_answered_lapses_and_goes_after_its_time()
    {
        await portal.Crowd();
        var id = await portal.ContactAsked(await portal.Shown());
        Assert.Equal(new PurgeContactsResult(0, 0), await portal.AsSystem().Get(new PurgeContacts(0)));
        portal.Clock.Advance(TimeSpan.FromDays(ContactRequest.AnswerDays));
        Assert.Equal(new PurgeContactsResult(0, 0), await portal.AsSystem("greater-bay").Get(new PurgeContacts(0)));
        Assert.Equal(new PurgeContactsResult(1, 0), await portal.AsSystem().Get(new PurgeContacts(0)));
        portal.Clock.Advance(TimeSpan.FromDays(360));
        Assert.Equal(0, (await portal.AsSystem().Get(new PurgeContacts(1))).Removed);
        portal.Clock.Advance(TimeSpan.FromDays(10));
        Assert.Equal(1, (await portal.AsSystem().Get(new PurgeContacts(2))).Removed);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from contact_requests where id = $1", id));
        Assert.Equal(OutcomeKind.Invalid, (await portal.AsSystem().Send(new PurgeContacts(-1))).Kind);
    }
}
