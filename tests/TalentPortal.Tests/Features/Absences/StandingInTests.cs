using Npgsql;
using TalentPortal.Features.Absences;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Conversations;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Conversations;
using TalentPortal.Tests.Features.Profiles;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Absences;

/// <summary>What somebody may who stands in: nothing before, all of it meanwhile, nothing after, whatever else runs.</summary>
public sealed class AnswerAbsenceTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_begins_and_ends_by_itself_in_the_product_and_in_the_database()
    {
        var c = await portal.CoveredCase(await portal.WithCareer());
        Assert.True((await portal.Share(c.Case, SharingScene.All)).IsOk);
        var (starts, ends) = (await portal.Scalar<DateTime>("select starts_at from absences where id = $1", c.Absence), await portal.Scalar<DateTime>("select ends_at from absences where id = $1", c.Absence));

        // Past the product: to the moment, and nobody else.
        foreach (var (at, open) in new[] { (starts.AddSeconds(-1), false), (starts, true), (ends.AddSeconds(-1), true), (ends, false) })
        {
            Assert.Equal(open, await DatabaseOpens(c, c.Deputy.UserId, at));
            Assert.True(await DatabaseOpens(c, c.Absent.UserId, at));
            Assert.False(await DatabaseOpens(c, CaseScene.Overseas.UserId, at));
        }

        // The product, without any scheduled work.
        Assert.False(await portal.WorksOn(c.Deputy, c.Case));
        portal.ToBeginning();
        Assert.True(await portal.WorksOn(c.Deputy, c.Case));
        Assert.True(await portal.WorksOn(c.Absent, c.Case));
        Assert.Equal(SharingScene.All.Count, (await portal.Reads(c.Deputy, c.Case.Id))!.Count);
        var board = await portal.As(c.Deputy).Get(new BrowseCases(CaseTier.Overseas));
        Assert.Equal((0, 1), (board.Total, board.StandingIn));
        Assert.Equal([c.Case.Id], (await portal.As(c.Deputy).Get(new BrowseCases(CaseTier.Overseas, CaseList.StandingIn))).Items.Where(item => item.IsMine).Select(item => item.Id));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Overseas).Send(new ViewCase(c.Case.Id))).Kind);
        portal.Clock.Advance(TimeSpan.FromDays(3));
        Assert.False(await portal.WorksOn(c.Deputy, c.Case));
        Assert.Empty((await portal.As(c.Deputy).Get(new BrowseCases(CaseTier.Overseas, CaseList.StandingIn))).Items);
        Assert.True(await portal.WorksOn(c.Absent, c.Case));
    }

    [Fact]
    public async Task Meanwhile_both_get_mails_and_each_writes_under_their_own_name()
    {
        var c = await portal.CoveredCase();
        portal.ToBeginning();
        Assert.True((await portal.As(c.Deputy).Send(new WriteEntry(c.Case.Id, "I called the embassy."))).IsOk);
        Assert.True((await portal.As(c.Deputy).Send(new SendMessage(c.Case.Id, "Hello, I stand in.", null))).IsOk);
        var mine = await portal.Mine(c.Case).Get(new ViewMyCase(c.Case.Id));
        Assert.Equal(await Name(c.DeputyMembership), mine.Entries[^1].ActorName);
        Assert.Equal((await Name(c.AbsentMembership), await Name(c.DeputyMembership)), (mine.OwnerName, mine.Cover!.Name));
        Assert.True(await portal.WorksOn(c.Deputy, c.Case));
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from access_entries where user_id = $1 and actor_user_id = $2", c.Case.Talent.UserId, c.Deputy.UserId));
        var (absent, deputy) = ((await portal.Mails(c.Absent.Email)).Count, (await portal.Mails(c.Deputy.Email)).Count);
        Assert.True((await portal.TalentWrites(c.Case, "Thank you!")).IsOk);
        Assert.Equal(1, (await portal.As(c.Deputy).Get(new CountUnread(CaseTier.Overseas))).Value);
        portal.Clock.Advance(TimeSpan.FromMinutes(4));
        await portal.AsSystem().Get(new MailUnread());
        Assert.Equal((absent + 1, deputy + 1), ((await portal.Mails(c.Absent.Email)).Count, (await portal.Mails(c.Deputy.Email)).Count));
    }

    [Fact]
    public async Task A_no_leaves_it_to_the_team_lead_and_nobody_answers_for_another()
    {
        var ((absent, _), (deputy, by)) = (await portal.NewStaff(PortalRole.OverseasConsultant), await portal.NewStaff(PortalRole.OverseasConsultant));
        var id = await portal.Away(absent, by);
        var version = await portal.AbsenceVersion(id);
        foreach (var other in new[] { absent, CaseScene.Overseas, CaseScene.Lead })
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(other).Send(new AnswerAbsence(id, true, version))).Kind);
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(deputy).Send(new AnswerAbsence(id, true, version + 1))).Kind);
        Assert.True((await portal.As(deputy).Send(new AnswerAbsence(id, false, version))).IsOk);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(deputy).Send(new AnswerAbsence(id, true, await portal.AbsenceVersion(id)))).Kind);
        var shown = (await portal.As(CaseScene.Lead).Get(new BrowseAbsences())).Items.Single(item => item.Id == id);
        Assert.Equal((true, null), (shown.WasDeclined, shown.DeputyName));
        Assert.NotEmpty(shown.Deputies);
    }

    [Fact]
    public async Task A_case_that_comes_meanwhile_is_covered_and_one_that_goes_is_not()
    {
        var c = await portal.CoveredCase();
        portal.ToBeginning();
        var fresh = await portal.Given(c.AbsentMembership);
        Assert.True(await portal.WorksOn(c.Deputy, fresh));
        Assert.True((await portal.As(CaseScene.Lead).Send(new AssignCase(c.Case.Id, await portal.MembershipOf(CaseScene.Overseas), null, await portal.VersionOf(c.Case)))).IsOk);
        Assert.False(await portal.WorksOn(c.Deputy, c.Case));
        Assert.False(await DatabaseOpens(c, c.Deputy.UserId, portal.Clock.GetUtcNow().UtcDateTime));
    }

    private Task<string?> Name(Guid membership) => portal.Scalar<string>("select display_name from staff_memberships where id = $1", membership);

    /// <summary>Whether the database itself opens something of the career record at a moment.</summary>
    private async Task<bool> DatabaseOpens(Covered c, Guid staff, DateTime at)
    {
        await using var connection = await portal.OpenAsApp(PortalFixture.TenantOf("fujian").Id, staff, side: CallSide.Staff);
        await using var command = new NpgsqlCommand("select set_config('app.now', $1, false)", connection) { Parameters = { new() { Value = at.ToString("O", System.Globalization.CultureInfo.InvariantCulture) } } };
        await command.ExecuteNonQueryAsync();
        await using var count = new NpgsqlCommand("select count(*) from profile_entries where user_id = $1", connection) { Parameters = { new() { Value = c.Case.Talent.UserId } } };
        return (long)(await count.ExecuteScalarAsync())! > 0;
    }
}
