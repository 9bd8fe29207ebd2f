using System.Text;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Offers;
using TalentPortal.Features.Offers.Domain;
using TalentPortal.Features.Talents;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Profiles;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Offers;

/// <summary>Two talents of one employer, two employers and two tenants never see each other's terms, by no way that there is.</summary>
public sealed class OfferIsolationTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Past_all_code_each_sees_exactly_their_own_rows()
    {
        var (one, other) = (await portal.OfferMade(), await portal.OfferMade());
        Assert.True((await portal.Talent(one).Send(new WriteInMyOffer(one.Id, "A question"))).IsOk);
        foreach (var (table, column) in new[] { ("offers", "id"), ("offer_versions", "offer_id"), ("offer_messages", "offer_id") })
        {
            var sql = $"select count(*) from {table} where {column} = $1";
            Assert.Equal(1, await portal.CountAs(one.Sent.Talent.UserId, CallSide.Party, sql, one.Id));
            Assert.Equal(0, await portal.CountAs(other.Sent.Talent.UserId, CallSide.Party, sql, one.Id));
            foreach (var staff in new[] { CaseScene.Overseas, CaseScene.Domestic, CaseScene.Lead }) Assert.Equal(0, await portal.CountAs(staff.UserId, CallSide.Staff, sql, one.Id));
            Assert.Equal(1, await portal.CountAsEmployer("rongxin", "fujian", sql, one.Id));
            Assert.Equal(0, await portal.CountAsEmployer("haiyun", "fujian", sql, one.Id));
        }
    }

    [Fact]
    public async Task Nothing_of_it_is_in_another_talents_export_in_the_audit_or_in_a_search()
    {
        var (one, other) = (await portal.OfferMade(), await portal.OfferMade(null, OfferScene.Pay()));
        Assert.Contains(OfferScene.Canary, Text((await portal.As(one.Sent.Talent).Get(new ExportMyData())).Json), StringComparison.Ordinal);
        var foreign = Text((await portal.As(other.Sent.Talent).Get(new ExportMyData())).Json);
        Assert.DoesNotContain(OfferScene.Canary, foreign, StringComparison.Ordinal);
        Assert.DoesNotContain(one.Id.ToString(), foreign, StringComparison.Ordinal);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from audit_entries a where a::text like '%CANARY%' or a::text like '%40000%'"));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from outbox_messages m where m::text like '%CANARY%'"));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from job_search s where s::text like '%CANARY%'"));
        // The tenant's audit says that an offer was sent, by whom at the employer, and not to whom.
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from audit_entries a where a.action like 'offers.%' and a::text like '%' || $1 || '%'", one.Sent.Talent.UserId.ToString()));

        static string Text(byte[] json) => Encoding.UTF8.GetString(json);
    }

    [Fact]
    public async Task Another_talent_finds_no_page_of_it()
    {
        var (one, other) = (await portal.OfferMade(), await portal.OfferMade());
        using var client = await portal.SignedInClient(other.Sent.Talent);
        foreach (var address in new[] { $"me/offers/{one.Id}", $"me/offers/{one.Id}/accept" })
            using (var answer = await client.GetAsync("/fujian/en/" + address)) Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
        var compared = await client.Page($"/fujian/en/me/offers/compare?id={one.Id}&id={other.Id}");
        Assert.Single(compared.QuerySelectorAll("thead th"));
        Assert.DoesNotContain(one.Id.ToString(), compared.QuerySelector("main table")!.OuterHtml, StringComparison.Ordinal);
    }
}

public sealed class ShareMyOfferTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task One_offer_opens_to_whoever_answers_for_the_case_and_to_nobody_else()
    {
        var talent = await portal.NewTalent();
        var (made, kept) = (await portal.OfferMade(await portal.Interviewed(talent: talent)), await portal.OfferMade(await portal.Interviewed("haiyun", talent: talent)));
        var one = await portal.Opened(talent: talent);
        Assert.Equal("ShareMyOffer_Anew", (await portal.As(talent).Send(new ShareMyOffer(made.Id, one.Id, true, " "))).Errors.Single().Text.Name);
        Assert.True((await portal.As(talent).Send(new ShareMyOffer(made.Id, one.Id, true, OfferScene.Words))).IsOk);
        var seen = (await portal.As(CaseScene.Overseas).Get(new ViewCaseOffers(one.Id))).Items.Single();
        Assert.Equal((made.Id, OfferScene.Canary), (seen.Id, seen.Versions[0].Sheet[OfferLineKind.Housing]!.Words));
        Assert.Equal(1, await Sees(CaseScene.Overseas, made));
        Assert.Equal(0, await Sees(CaseScene.Overseas, kept));
        Assert.Equal(0, await Sees(CaseScene.Domestic, made));
        Assert.Equal(0, await portal.CountAs(CaseScene.Overseas.UserId, CallSide.Staff, "select count(*) from offer_messages where offer_id = $1", made.Id));
        Assert.Contains((await portal.As(talent).Get(new BrowseConsents())).Items, item => item is { Kind: ConsentKind.OfferInCase, OpenUntil: not null });
        Assert.True((await portal.As(talent).Send(new ShareMyOffer(made.Id, one.Id, false, null))).IsOk);
        Assert.Empty((await portal.As(CaseScene.Overseas).Get(new ViewCaseOffers(one.Id))).Items);
        Assert.Equal(0, await Sees(CaseScene.Overseas, made));
        Assert.DoesNotContain((await portal.As(talent).Get(new BrowseConsents())).Items, item => item is { Kind: ConsentKind.OfferInCase, WithdrawnAt: null });
    }

    [Fact]
    public async Task Withdrawing_the_consent_the_end_of_the_time_and_the_next_consultant_close_it()
    {
        var (withdrawn, late, passed) = (await Shared(), await Shared(), await Shared());
        var consent = (await portal.As(withdrawn.Made.Sent.Talent).Get(new BrowseConsents())).Items.Single(item => item.Kind == ConsentKind.OfferInCase);
        Assert.True((await portal.As(withdrawn.Made.Sent.Talent).Send(new WithdrawConsent(consent.Id))).IsOk);
        Assert.Equal(0, await Sees(CaseScene.Overseas, withdrawn.Made));
        await portal.Passed(passed.Case, CaseTier.Domestic);
        Assert.Equal((0L, 1L), (await Sees(CaseScene.Overseas, passed.Made), await Sees(CaseScene.Domestic, passed.Made)));
        portal.Clock.Advance(TimeSpan.FromDays(ShareMyOffer.Days));
        Assert.Equal(0, await Sees(CaseScene.Overseas, late.Made));
        Assert.Equal(OutcomeKind.Ok, (await portal.As(CaseScene.Overseas).Send(new ViewCaseOffers(late.Case.Id))).Kind);
        Assert.Empty((await portal.As(CaseScene.Overseas).Get(new ViewCaseOffers(late.Case.Id))).Items);
    }

    [Fact]
    public async Task Students_read_nobodys_pay()
    {
        var shared = await Shared();
        await portal.Passed(shared.Case, CaseTier.Campus);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Campus).Send(new ViewCaseOffers(shared.Case.Id))).Kind);
        Assert.Equal("ShareMyOffer_NoReader", (await portal.As(shared.Made.Sent.Talent).Send(new ShareMyOffer(shared.Made.Id, shared.Case.Id, true, OfferScene.Words))).Reason!.Name);
        // The case is theirs, and still the database shows a student nothing.
        await using var connection = await portal.OpenAsApp(PortalFixture.TenantOf("fujian").Id, CaseScene.Campus.UserId, null, CallSide.Staff);
        await using var command = new Npgsql.NpgsqlCommand("select set_config('app.reach', 'campus', false); select count(*) from offers where id = $1".Replace("$1", $"'{shared.Made.Id}'", StringComparison.Ordinal), connection);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.NextResultAsync();
        Assert.True(await reader.ReadAsync());
        Assert.Equal(0, reader.GetInt64(0));
    }

    [Fact]
    public async Task Nobody_shares_for_somebody_else()
    {
        var (mine, other) = (await Shared(), await Shared());
        await OfferScene.NobodySends([portal.As(other.Made.Sent.Talent), portal.Employer(mine.Made)], new ShareMyOffer(mine.Made.Id, mine.Case.Id, true, OfferScene.Words));
        await OfferScene.NobodySends([portal.As(mine.Made.Sent.Talent)], new ShareMyOffer(mine.Made.Id, other.Case.Id, true, OfferScene.Words));
    }

    private async Task<(Made Made, Opened Case)> Shared()
    {
        var made = await portal.OfferMade();
        var one = await portal.Opened(talent: made.Sent.Talent);
        Assert.True((await portal.Talent(made).Send(new ShareMyOffer(made.Id, one.Id, true, OfferScene.Words))).IsOk);
        return (made, one);
    }

    private Task<long> Sees(DemoPerson staff, Made made) =>
        portal.CountAs(staff.UserId, CallSide.Staff, "select count(*) from offers o where o.id = $1 and exists (select 1 from offer_versions v where v.offer_id = o.id)", made.Id);
}

public sealed class ViewCaseOffersTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Nothing_is_open_unless_the_talent_says_so_and_each_reading_is_in_their_log()
    {
        var made = await portal.OfferMade();
        var one = await portal.Opened(talent: made.Sent.Talent);
        Assert.Empty((await portal.As(CaseScene.Overseas).Get(new ViewCaseOffers(one.Id))).Items);
        Assert.Equal(0L, await Readings(made));
        await portal.Talent(made).Get(new ShareMyOffer(made.Id, one.Id, true, OfferScene.Words));
        Assert.Single((await portal.As(CaseScene.Overseas).Get(new ViewCaseOffers(one.Id))).Items);
        Assert.Equal(1L, await Readings(made));
        await OfferScene.NobodySends(
            [portal.As(CaseScene.Domestic), portal.As(CaseScene.Lead), portal.As(Personas.Staff(TalentPortal.Platform.Security.PortalRole.OverseasConsultant, "greater-bay"), "greater-bay"), portal.Employer(made), portal.Talent(made), portal.As(null)], new ViewCaseOffers(one.Id));
    }

    private Task<long> Readings(Made made) => portal.Scalar<long>("select count(*) from access_entries where user_id = $1 and purpose = 'offer'", made.Sent.Talent.UserId);
}
