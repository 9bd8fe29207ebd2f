using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Family;
using TalentPortal.Features.Family.Domain;
using TalentPortal.Features.Talents;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Invitations;
using TalentPortal.Tests.Features.Accounts;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;
using static TalentPortal.Tests.Features.Accounts.AccountsJourney;

namespace TalentPortal.Tests.Features.Family;

public sealed class ConfirmPartnerTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task From_then_on_both_are_linked_and_each_opens_what_they_choose()
    {
        var (ana, rui) = await portal.Linked();
        Assert.True((await portal.As(ana).Send(new ConfirmPartner())).IsOk);
        Assert.Equal((PartnerState.Linked, "Rui of Porto"), ((await portal.Family(ana)).State, (await portal.Family(ana)).PartnerName));
        Assert.Equal("Ana of Porto", (await portal.Family(rui)).PartnerName);
        Assert.Empty((await portal.Family(rui)).Theirs);
    }

    [Fact]
    public async Task Nobody_confirms_what_nobody_answered()
    {
        var ana = await portal.NewPerson();
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(ana).Send(new ConfirmPartner())).Kind);
        await portal.InvitedBy(ana, NewEmail());
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(ana).Send(new ConfirmPartner())).Kind);
        var (_, rui) = await portal.Answered();
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(rui).Send(new ConfirmPartner())).Kind);
    }
}

public sealed class SaveWishesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_partner_reads_exactly_what_is_switched_on()
    {
        var (ana, rui) = await portal.Linked();
        var stranger = await portal.NewPerson();
        foreach (var (work, cities) in new[] { (false, false), (true, false), (false, true), (true, true), (false, false) })
        {
            await portal.As(ana).Get(FamilyScene.Wishes(work, cities));
            List<WishKind> expected = [];
            if (work) expected.Add(WishKind.Work);
            if (cities) expected.Add(WishKind.Cities);
            Assert.Equal(expected, (await portal.Family(rui)).Theirs.Select(wish => wish.Kind));
            Assert.Equal(expected.Count, await portal.WishesShown(rui, ana));
            Assert.Equal(0, await portal.WishesShown(stranger, ana));
            Assert.Equal(2, (await portal.Family(ana)).Mine.Count);
        }
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_nothing_is_saved()
    {
        var (ana, _) = await portal.Linked();
        foreach (var (bad, key) in new (SaveWishes, string)[]
        {
            (FamilyScene.Wishes() with { Industry = null }, "SaveWishes_IndustryMissing"), (FamilyScene.Wishes() with { Cities = " " }, "SaveWishes_CitiesMissing"), (FamilyScene.Wishes() with { Industry = "witchcraft" }, "SaveWishes_NotInList"),
            (FamilyScene.Wishes() with { Places = "Atlantis" }, "SaveWishes_PlaceUnknown"), (FamilyScene.Wishes() with { StartsOn = DateOnly.MinValue }, "SaveWishes_NoDate"), (FamilyScene.Wishes() with { Level = (WorkLevel)9 }, "SaveWishes_NotInList"),
        }) Assert.Equal(key, Assert.Single((await portal.As(ana).Send(bad)).Errors).Text.Name);
        Assert.Empty((await portal.Family(ana)).Mine);
    }

    [Fact]
    public async Task The_page_shows_again_what_was_typed()
    {
        var (ana, _) = await portal.Linked();
        using var client = await portal.SignedInClient(ana);
        var page = await (await client.Submit("/fujian/en/me/family/wishes", Form(("Industry", "chip-design"), ("Places", "Atlantis"), ("OpenWork", "true")))).Page();
        Assert.Contains("Atlantis", page.QuerySelector("[name='Form.Places']")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("No place in China is called Atlantis", page.Body!.TextContent, StringComparison.Ordinal);
        await Redirects(await client.Submit("/fujian/en/me/family/wishes", Form(("Industry", "chip-design"), ("Places", "Fuzhou"), ("OpenWork", "true"))), "me/family?done=wishes");
        Assert.Contains("Fuzhou", (await client.Page("/fujian/en/me/family")).QuerySelector("article.card")!.TextContent, StringComparison.Ordinal);
    }
}

public sealed class EndPartnershipTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Either_ends_it_with_effect_at_once_for_both(bool byInviter)
    {
        var (ana, rui) = await portal.Linked();
        foreach (var person in new[] { ana, rui }) await portal.As(person).Get(FamilyScene.Wishes());
        var (leaver, left) = byInviter ? (ana, rui) : (rui, ana);
        Assert.Equal(2, await portal.WishesShown(left, leaver));
        await portal.As(leaver).Get(new EndPartnership());
        // Before anything is delivered.
        Assert.Equal(0, await portal.WishesShown(left, leaver));
        foreach (var person in new[] { leaver, left })
        {
            var mine = await portal.Family(person);
            Assert.NotEqual(PartnerState.Linked, mine.State);
            Assert.Empty(mine.Theirs);
            Assert.Null(mine.PartnerName);
        }

        Assert.Equal("SaveWishes_NoPartner", (await portal.As(left).Send(FamilyScene.Wishes())).Reason!.Name);
        Assert.DoesNotContain(await portal.Mails(left.Email), mail => mail.Link!.Contains("family?", StringComparison.Ordinal));
        Assert.Equal(PartnerState.None, (await portal.Family(left)).State);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from partner_sides where user_id = any($1)", new[] { ana.UserId, rui.UserId }));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from consents where user_id = any($1) and kind = 'PartnerLink' and withdrawn_at is null", new[] { ana.UserId, rui.UserId }));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from family_wishes where user_id = any($1) and reader_id is not null", new[] { ana.UserId, rui.UserId }));
    }

    [Fact]
    public async Task Withdrawing_the_consent_ends_it_too()
    {
        var (ana, rui) = await portal.Linked();
        var consent = (await portal.As(rui).Get(new BrowseConsents())).Items.Single(item => item.Kind == ConsentKind.PartnerLink);
        await portal.As(rui).Get(new WithdrawConsent(consent.Id));
        Assert.Equal(PartnerState.None, (await portal.Family(rui)).State);
        Assert.NotEqual(PartnerState.Linked, (await portal.Family(ana)).State);
    }

    [Fact]
    public async Task Erasing_either_ends_it_and_leaves_nothing_of_the_erased()
    {
        var ana = await portal.NewTalent(withPassword: true);
        var (_, rui) = await portal.Linked(ana);
        foreach (var person in new[] { ana, rui }) await portal.As(person).Get(FamilyScene.Wishes());
        await portal.As(ana).Get(new EraseMyData(TalentScene.Password));
        await portal.Mails(rui.Email);
        Assert.Equal((PartnerState.None, 0), ((await portal.Family(rui)).State, (await portal.Family(rui)).Theirs.Count));
        Assert.Equal(0L, await portal.Scalar<long>(
            "select (select count(*) from partner_sides where user_id = $1 or partner_id = $1) + (select count(*) from family_wishes where user_id = $1 or reader_id = $1) + (select count(*) from accounts.invitations where organisation_id = $1)", ana.UserId));
        Assert.True((await portal.As(rui).Send(FamilyScene.Invitation(NewEmail()))).IsOk);
    }
}

public sealed class EndOtherSideTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_leaves_a_newer_link_alone()
    {
        var (ana, rui) = await portal.Linked();
        var old = await portal.Scalar<Guid>("select link_id from partner_sides where user_id = $1", rui.UserId);
        var asRui = new TestSender(portal.Dispatcher, CallOrigin.System("test", onBehalfOf: rui.UserId));
        await asRui.Get(new EndOtherSide(Guid.NewGuid()));
        Assert.Equal(PartnerState.Linked, (await portal.Family(rui)).State);
        await asRui.Get(new EndOtherSide(old));
        Assert.Equal(PartnerState.None, (await portal.Family(rui)).State);
        Assert.NotEqual(PartnerState.Linked, (await portal.Family(ana)).State);
    }
}

/// <summary>Nobody but the two learns of the link: asked of the database as the serving role, and of what others are handed.</summary>
public sealed class ViewMyFamilyTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_serving_role_reads_and_writes_no_half_but_ones_own()
    {
        var (ana, rui) = await portal.Linked();
        foreach (var person in new[] { ana, rui }) await portal.As(person).Get(FamilyScene.Wishes());
        var stranger = await portal.NewPerson();
        foreach (var (user, employer, side) in new (Guid?, Guid?, CallSide)[]
        {
            (stranger.UserId, null, CallSide.Party), (Personas.Staff(PortalRole.OverseasConsultant).UserId, null, CallSide.Staff), (Personas.OwnerOf("rongxin").UserId, DemoPeople.Employer("rongxin").Id, CallSide.Employer), (null, null, CallSide.System), (null, null, CallSide.Public),
        })
        {
            await using var other = await portal.OpenAsApp(PortalFixture.TenantOf("fujian").Id, user, employer, side);
            Assert.Equal(0L, await Ask(other, "select (select count(*) from partner_sides) + (select count(*) from family_wishes)"));
        }

        // One's own and the partner's, of which one changes one's own alone.
        await using var his = await portal.OpenAsApp(user: rui.UserId, side: CallSide.Party);
        Assert.Equal(2L, await Ask(his, "select count(*) from partner_sides"));
        Assert.Equal(1L, await Ask(his, "with changed as (update partner_sides set agreed_at = agreed_at returning 1) select count(*) from changed"));
        Assert.Equal(2L, await Ask(his, "with changed as (delete from family_wishes returning 1) select count(*) from changed"));
        // Claiming somebody links nothing: they name another, or nobody.
        await using var claim = await portal.OpenAsApp(user: stranger.UserId, side: CallSide.Party);
        await using (var insert = new NpgsqlCommand("insert into partner_sides (id, user_id, link_id, partner_id, name, began_at) select $1, $1, link_id, $2, name, began_at from (select gen_random_uuid() as link_id, ''::bytea as name, now() as began_at) x", claim))
        {
            insert.Parameters.Add(new() { Value = stranger.UserId });
            insert.Parameters.Add(new() { Value = ana.UserId });
            Assert.Equal(1, await insert.ExecuteNonQueryAsync());
        }

        Assert.Equal(0, await portal.WishesShown(stranger, ana));
        Assert.Equal("Rui of Porto", (await portal.Family(ana)).PartnerName);
        var error = await Assert.ThrowsAsync<PostgresException>(async () =>
        {
            await using var foreign = new NpgsqlCommand("insert into partner_sides (id, user_id, link_id, partner_id, name, began_at) values ($1, $1, $2, $3, ''::bytea, now())", claim) { Parameters = { new() { Value = Guid.NewGuid() }, new() { Value = Guid.NewGuid() }, new() { Value = stranger.UserId } } };
            await foreign.ExecuteNonQueryAsync();
        });
        Assert.Equal("42501", error.SqlState);
    }

    [Fact]
    public async Task The_file_of_one_says_nothing_of_the_other()
    {
        var ana = await portal.NewTalent("Ana Canary");
        var (_, rui) = await portal.Linked(ana);
        foreach (var person in new[] { ana, rui }) await portal.As(person).Get(FamilyScene.Wishes());
        foreach (var (one, other, name) in new[] { (ana, rui, "Rui of Porto"), (rui, ana, "Ana of Porto") })
        {
            var text = System.Text.Encoding.UTF8.GetString((await portal.As(one).Get(new ExportMyData())).Json);
            foreach (var foreign in new[] { other.UserId.ToString(), other.Email, name }) Assert.DoesNotContain(foreign, text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task A_visitor_is_asked_to_sign_in()
    {
        using var client = await portal.Http();
        foreach (var page in new[] { "me/family", "me/family/wishes" })
            Assert.Contains("account/sign-in?returnUrl=", (await client.GetAsync("/fujian/en/" + page)).Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new ViewMyFamily())).Kind);
    }

    private static async Task<long> Ask(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
