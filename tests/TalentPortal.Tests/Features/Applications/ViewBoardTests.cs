using System.Text.Json;
using TalentPortal.Features.Applications;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Applications;

public sealed class ViewBoardTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Columns_hold_the_own_at_this_tenant_and_no_word_about_persons()
    {
        var (one, two, elsewhere, foreign) = (await portal.Applied(), await portal.Applied(), await portal.Applied("rongxin", "greater-bay"), await portal.Applied("haiyun"));
        await portal.Move(two, ApplicationState.Screening);
        var board = await portal.Recruiter(one).Get(new ViewBoard());
        Assert.Equal(Enum.GetValues<ApplicationState>(), board.Columns.Select(column => column.State));
        Assert.Equal([one.Application], Column(board, ApplicationState.Received).Cards.Select(card => card.Id));
        Assert.Equal([two.Application], Column(board, ApplicationState.Screening).Cards.Select(card => card.Id));
        Assert.Equal(await portal.VersionOf(two.Application), Column(board, ApplicationState.Screening).Cards[0].Version);
        Assert.Equal([ApplicationState.Interview, ApplicationState.Declined], Column(board, ApplicationState.Screening).Cards[0].Next);
        Assert.Equal([two.Application], (await portal.Recruiter(one).Get(new ViewBoard(two.Job))).Columns.SelectMany(column => column.Cards).Select(card => card.Id));
        Assert.Empty((await portal.Recruiter(one).Get(new ViewBoard(foreign.Job))).Columns.SelectMany(column => column.Cards));
        Assert.Equal([elsewhere.Application], (await portal.Recruiter(elsewhere).Get(new ViewBoard())).Columns.SelectMany(column => column.Cards).Select(card => card.Id));
        foreach (var word in new[] { "Wei Ling", one.Talent.UserId.ToString(), one.Talent.Email, one.Cv.ToString() }) Assert.DoesNotContain(word, JsonSerializer.Serialize(board), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_owed_first_stands_at_the_top_and_a_long_column_comes_page_by_page()
    {
        var (late, fresh) = (await portal.Applied("weiliang", "zhongguancun"), await portal.Applied("weiliang", "zhongguancun"));
        var answered = await portal.Applied("weiliang", "zhongguancun");
        await portal.Scalar<int>("update job_applications set answer_due_on = current_date - 3 where id = $1", late.Application);
        await portal.Move(answered, ApplicationState.Declined, "no");
        await portal.Scalar<int>(
            """
            insert into job_applications (id, tenant_id, job_id, talent_user_id, employer_id, job_title_zh, job_title_en, employer_name_zh, employer_name_en, cv_id, note, state, applied_at, changed_at, answer_due_on, reminders)
            select gen_random_uuid(), tenant_id, job_id, gen_random_uuid(), employer_id, job_title_zh, job_title_en, employer_name_zh, employer_name_en, cv_id, note, state, applied_at, changed_at, answer_due_on + 30, 0
              from job_applications, generate_series(1, 3000) where id = $1
            """, fresh.Application);
        var recruiter = portal.Recruiter(late);
        var received = Column(await recruiter.Get(new ViewBoard()), ApplicationState.Received);
        Assert.Equal((3002, 1, ViewBoardResult.PageSize), (received.Count, received.Overdue, received.Cards.Count));
        Assert.Equal([late.Application, fresh.Application], received.Cards.Take(2).Select(card => card.Id));
        var longer = (await recruiter.Get(new ViewBoard(Only: ApplicationState.Received, Pages: 3))).Columns.Single();
        Assert.Equal(3 * ViewBoardResult.PageSize, longer.Cards.Select(card => card.Id).Distinct().Count());
        Assert.Equal(received.Cards.Select(card => card.Id), longer.Cards.Take(ViewBoardResult.PageSize).Select(card => card.Id));
        Assert.Null(Column(await recruiter.Get(new ViewBoard()), ApplicationState.Declined).Cards.Single().DueOn);
    }

    [Fact]
    public async Task Others_are_not_let_in_and_nonsense_is_refused()
    {
        foreach (var stranger in new[] { portal.As(Personas.Talent), portal.As(null), portal.As(Personas.Staff(PortalRole.TenantAdministrator)) })
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new ViewBoard())).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(Personas.RecruiterOf("rongxin")).Send(new ViewBoard(Pages: 0))).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(Personas.RecruiterOf("rongxin")).Send(new ViewBoard(Pages: 41))).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(Personas.RecruiterOf("rongxin")).Send(new ViewBoard(Only: (ApplicationState)77))).Kind);
    }

    private static ViewBoardResult.Column Column(ViewBoardResult board, ApplicationState state) => board.Columns.Single(column => column.State == state);
}
