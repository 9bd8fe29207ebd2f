using TalentPortal.Platform.Drafts;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Platform.Drafts;

public class SaveDraftTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_draft_lies_sealed_and_only_its_person_sees_the_row()
    {
        await portal.As(Personas.Talent).Get(new SaveDraft("sealed", "", "{\"canary\":\"金丝雀\"}"));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from drafts where encode(content, 'escape') ~ 'canary'"));
        foreach (var (user, side, seen) in ((Guid?, CallSide, long)[])
            [(Personas.Talent.UserId, CallSide.Party, 1), (Personas.OtherTalent.UserId, CallSide.Party, 0), (null, CallSide.Staff, 0), (null, CallSide.System, 0), (null, CallSide.Public, 0)])
        {
            await using var connection = await portal.OpenAsApp(PortalFixture.TenantOf("fujian").Id, user, side: side);
            await using var command = new Npgsql.NpgsqlCommand("select count(*) from drafts where form = 'sealed'", connection);
            Assert.Equal(seen, await command.ExecuteScalarAsync());
        }
    }

    [Fact]
    public async Task Saving_again_replaces_the_draft_also_when_both_come_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => portal.As(Personas.Talent).Get(new SaveDraft("again", "a-1", $"{{\"n\":{i}}}"))));
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from drafts where form = 'again'"));
    }

    [Theory]
    [InlineData("Profile", "", "{}")]
    [InlineData("profile/../x", "", "{}")]
    [InlineData("profile", "a b", "{}")]
    [InlineData("profile", "", "")]
    [InlineData("profile", "", "nul \0")]
    public async Task What_is_no_draft_is_refused(string form, string record, string content) =>
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(Personas.Talent).Send(new SaveDraft(form, record, content))).Kind);

    [Fact]
    public async Task A_draft_may_be_as_long_as_its_limit_and_no_longer()
    {
        Assert.True((await portal.As(Personas.Talent).Send(new SaveDraft("long", "", new string('x', Draft.ContentMax)))).IsOk);
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(Personas.Talent).Send(new SaveDraft("long", "", new string('x', Draft.ContentMax + 1)))).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(Personas.Talent).Send(new SaveDraft("long", "", new string('中', Draft.ContentMax / 2)))).Kind);
    }

    [Fact]
    public async Task One_person_cannot_fill_the_disk()
    {
        var person = Personas.Staff(PortalRole.Reviewer);
        for (var i = 0; i < Draft.PerPersonMax; i++) await portal.As(person).Get(new SaveDraft("many", $"r{i}", "{}"));
        Assert.Equal(OutcomeKind.Refused, (await portal.As(person).Send(new SaveDraft("many", "one-more", "{}"))).Kind);
        Assert.True((await portal.As(person).Send(new SaveDraft("many", "r7", "{\"a\":1}"))).IsOk);
    }

    [Fact]
    public async Task A_save_that_arrives_after_the_form_was_sent_changes_nothing()
    {
        var form = Guid.NewGuid();
        await portal.As(Personas.Talent).Send(new DiscardDraft("late", ""), form);
        Assert.Null((await portal.As(Personas.Talent).Get(new SaveDraft("late", "", "{}", form))).SavedAt);
        Assert.Null((await portal.As(Personas.Talent).Get(new ReadDraft("late", ""))).Content);
        Assert.NotNull((await portal.As(Personas.OtherTalent).Get(new SaveDraft("late", "", "{}", form))).SavedAt);
    }

    /// <summary>sec-R05.</summary>
    [Fact]
    public async Task One_command_id_fifty_times_at_once_and_again_later_has_one_effect_and_one_answer()
    {
        var id = Guid.NewGuid();
        var sender = portal.As(Personas.Talent);
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => sender.Send(new SaveDraft("fifty", "", $"{{\"n\":{i}}}"), id)));
        var kept = (await sender.Get(new ReadDraft("fifty", ""))).Content;
        // The answer was lost with the process that gave it; the browser sends the same form once more.
        var later = await sender.Send(new SaveDraft("fifty", "", "{\"n\":\"later\"}"), id);
        Assert.All(answers.Append(later), answer => Assert.Equal(Micro(answers[0].Value.SavedAt), Micro(answer.Value.SavedAt)));
        Assert.Equal(kept, (await sender.Get(new ReadDraft("fifty", ""))).Content);
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from command_receipts where command_id = $1", id));

        static long? Micro(DateTimeOffset? time) => time?.UtcTicks / TimeSpan.TicksPerMicrosecond;
    }

    [Fact]
    public async Task A_visitor_keeps_no_draft() => Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new SaveDraft("profile", "", "{}"))).Kind);
}
