using TalentPortal.Features.Applications;
using TalentPortal.Features.Talents;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Talents;

/// <summary>sec-P06, sec-P07: the subject sees each reading with reader, organisation, purpose and part; tampering is found, and the serving role can only append.</summary>
public sealed class BrowseAccessLogTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_is_the_persons_own_in_pages_newest_first()
    {
        var (sent, other) = (await portal.Applied(), await portal.Applied());
        await portal.ReadTimes(21, sent);
        await portal.Recruiter(other).Get(new ViewApplicant(other.Application));
        var first = await portal.As(sent.Talent, "zhongguancun").Get(new BrowseAccessLog());
        Assert.Equal((21, 2, 20, 21), (first.Total, first.Pages, first.Items.Count, first.Items[0].Number));
        Assert.Equal([1], (await portal.As(sent.Talent).Get(new BrowseAccessLog(2))).Items.Select(item => item.Number));
        Assert.Equal([1], (await portal.As(sent.Talent).Get(new BrowseAccessLog(99))).Items.Select(item => item.Number));
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(sent.Talent).Send(new BrowseAccessLog(0))).Kind);
        Assert.Equal(1, (await portal.As(other.Talent).Get(new BrowseAccessLog())).Total);
        Assert.Equal(0, (await portal.As(Personas.RecruiterOf("rongxin")).Get(new BrowseAccessLog())).Total);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new BrowseAccessLog())).Kind);
    }

    [Theory]
    [InlineData("update access_entries set organisation_en = 'Somebody else' where user_id = $1 and number = 2", 2)]
    [InlineData("update access_entries set at = at - interval '1 day' where user_id = $1 and number = 1", 1)]
    [InlineData("update access_entries set purpose = 'review', hash = sha256('forged') where user_id = $1 and number = 3", 3)]
    [InlineData("update access_entries set actor_user_id = null where user_id = $1 and number = 2", 2)]
    [InlineData("delete from access_entries where user_id = $1 and number = 2", 2)]
    [InlineData("delete from access_entries where user_id = $1 and number = 4", 4)]
    [InlineData("delete from access_entries where user_id = $1", 1)]
    [InlineData("update access_entries set number = 9 - number where user_id = $1 and number in (4)", 4)]
    public async Task What_was_changed_or_removed_past_the_portal_is_found(string sql, int first)
    {
        var sent = await portal.Applied();
        await portal.ReadTimes(4, sent);
        Assert.Null((await portal.As(sent.Talent).Get(new BrowseAccessLog())).FirstWrong);
        await portal.Scalar<int>(sql, sent.Talent.UserId);
        Assert.Equal(first, (await portal.As(sent.Talent).Get(new BrowseAccessLog())).FirstWrong);
    }

    [Fact]
    public async Task The_serving_role_can_change_no_entry()
    {
        var sent = await portal.Applied();
        await portal.Recruiter(sent).Get(new ViewApplicant(sent.Application));
        await using var connection = await portal.OpenAsApp(user: sent.Talent.UserId, side: CallSide.Party);
        await using var update = new Npgsql.NpgsqlCommand("update access_entries set purpose = 'x'", connection);
        Assert.Equal("42501", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => update.ExecuteNonQueryAsync())).SqlState);
        // Only what is past its time by the database's own clock goes, and only by scheduled work.
        await using var system = await portal.OpenAsApp(user: sent.Talent.UserId, side: CallSide.System);
        foreach (var role in new[] { connection, system })
        {
            await using var delete = new Npgsql.NpgsqlCommand("select set_config('app.now', '2099-01-01', false); delete from access_entries", role);
            Assert.Equal(0, Math.Max(0, await delete.ExecuteNonQueryAsync()));
        }

        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from access_entries where user_id = $1", sent.Talent.UserId));
    }

    [Fact]
    public async Task Many_readers_at_once_leave_a_chain_without_gaps_and_one_entry_for_each_reading()
    {
        var sent = await portal.Applied();
        TestSender[] readers = [portal.Recruiter(sent), portal.As(Personas.OwnerOf("rongxin"))];
        await Task.WhenAll(Enumerable.Range(0, 12).Select(async i => Assert.True(i % 4 < 2
            ? (await readers[i % 2].Send(new ViewApplicant(sent.Application))).IsOk
            : (await readers[i % 2].Send(new OpenApplicantCv(sent.Application))).IsOk)));
        var log = await portal.As(sent.Talent).Get(new BrowseAccessLog());
        Assert.Equal((4, null), (log.Total, log.FirstWrong));
        Assert.Equal([4, 3, 2, 1], log.Items.Select(item => item.Number));
    }
}
