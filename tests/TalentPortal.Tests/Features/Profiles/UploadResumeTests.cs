using TalentPortal.Features.Profiles;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;
using TalentPortal.Tests.Platform.Retention;

namespace TalentPortal.Tests.Features.Profiles;

public sealed class UploadResumeTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task One_file_waits_sealed_for_thirty_days_and_nothing_of_it_counts()
    {
        var (person, other) = (await portal.NewTalent(), await portal.NewTalent());
        await portal.Upload(person, """{ "skills": [ { "name": "Canary" } ] }""");
        var file = await portal.Upload(person);
        Assert.Equal(("resume.json", portal.Clock.GetUtcNow().Date), (file.Name, file.UploadedAt.Date));
        Assert.Empty((await portal.Career(person)).Entries);
        Assert.True((await portal.Career(person)).IsImportWaiting);
        Assert.Null((await portal.As(other).Get(new ViewResumeImport())).Waiting);
        Assert.Equal(1L, await Rows());
        foreach (var column in new[] { "content", "file_name" })
        {
            var kept = (await portal.Scalar<byte[]>($"select {column} from resume_imports where user_id = $1", person.UserId))!;
            foreach (var text in new[] { "Acme", "resume.json" }) Assert.True(kept.Length > 40 && kept.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(text)) < 0);
        }

        portal.Clock.Advance(ResumeImport.Lifetime - TimeSpan.FromMinutes(1));
        await portal.PurgePersonal();
        Assert.Equal(1L, await Rows());
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Null((await portal.As(person).Get(new ViewResumeImport())).Waiting);
        await portal.PurgePersonal();
        Assert.Equal(0L, await Rows());

        Task<long> Rows() => portal.Scalar<long>("select count(*) from resume_imports where user_id = $1", person.UserId);
    }

    [Theory]
    [InlineData("", "Resume_NotJson")]
    [InlineData("{", "Resume_NotJson")]
    [InlineData("{} {}", "Resume_NotJson")]
    [InlineData("{\"work\":[],\"work\":[]}", "Resume_NotJson")]
    [InlineData("{\"a\":\"\0\"}", "Resume_NotJson")]
    [InlineData("{\"hobby\":{\"\\ud83d\":1}}", "Resume_NotJson")]
    [InlineData("[]", "Resume_NotResume")]
    [InlineData("\"resume\"", "Resume_NotResume")]
    [InlineData("deep", "Resume_TooDeep")]
    [InlineData("deepest", "Resume_TooDeep")]
    [InlineData("long", "Resume_NotJson")]
    public async Task What_is_no_resume_is_refused_and_nothing_waits(string content, string says)
    {
        var person = await portal.NewTalent();
        var depth = content switch { "deep" => 40, "deepest" => 400_000, _ => 0 };
        if (depth > 0) content = $"{{\"a\":{new string('[', depth)}{new string(']', depth)}}}";
        if (content == "long") content = $"{{\"a\":\"{new string('x', ResumeImport.MaxBytes)}\"}}";
        var outcome = await portal.As(person).Send(new UploadResume(content, "resume.json"));
        Assert.Equal(says, outcome.Reason?.Name ?? outcome.Errors[0].Text.Name);
        Assert.Null((await portal.As(person).Get(new ViewResumeImport())).Waiting);
    }

    [Fact]
    public async Task Before_one_has_agreed_to_be_kept_nothing_is_and_a_visitor_uploads_nothing()
    {
        Assert.Equal("Career_ProfileFirst", (await portal.As(await portal.NewPerson()).Send(new UploadResume("{}", "resume.json"))).Reason!.Name);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new UploadResume("{}", "resume.json"))).Kind);
    }
}

public sealed class DiscardResumeImportTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Ones_own_file_is_dropped_and_nobody_elses()
    {
        var (one, two) = (await portal.NewTalent(), await portal.NewTalent());
        await portal.Upload(one);
        await portal.Upload(two);
        await portal.As(one).Get(new DiscardResumeImport());
        Assert.Null((await portal.As(one).Get(new ViewResumeImport())).Waiting);
        Assert.NotNull((await portal.As(two).Get(new ViewResumeImport())).Waiting);
        Assert.Empty((await portal.Career(one)).Entries);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new DiscardResumeImport())).Kind);
    }
}
