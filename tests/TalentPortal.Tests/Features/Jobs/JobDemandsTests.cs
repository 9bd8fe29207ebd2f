using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Jobs;

/// <summary>What a posting asks for and offers: kept, refused, reviewed, searched, imported.</summary>
public sealed class JobDemandsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task All_that_was_typed_comes_back_and_is_public_once_it_is_published()
    {
        var id = await portal.Live(Everything);
        var expected = JobScene.Fields(Everything).ToContent();
        Assert.Equal(expected, (await portal.Own(id)).Fields.ToContent());
        var seen = (await portal.As(null).Get(new ViewJob(id))).Open!.Content;
        Assert.Equal(expected, seen);
        Assert.Equal([new JobSkill("verilog", null), new JobSkill(null, "Cadence Virtuoso")], seen.Skills);
        Assert.Equal((560_000m, 840_000m), (seen.PayPerYearMin, seen.PayPerYearMax));
    }

    [Theory]
    [InlineData("CNY", "year", null, 300_000, 300_000)]
    [InlineData("CNY", "month", null, 20_000, 240_000)]
    [InlineData("CNY", "month", "14", 20_000, 280_000)]
    [InlineData("CNY", "day", null, 2_000, null)]
    [InlineData("CNY", "hour", null, 200, null)]
    [InlineData("USD", "year", null, 90_000, null)]
    public void A_year_of_pay_is_reckoned_only_where_currency_and_period_allow_it(string currency, string period, string? months, int pay, int? year)
    {
        var content = JobScene.Fields(f => (f.PayMin, f.PayMax, f.PayCurrency, f.PayPeriod, f.PayMonths) = ($"{pay}", null, currency, period, months)).ToContent();
        Assert.Equal(year, content.PayPerYearMin);
        Assert.Null(content.PayPerYearMax);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_at_its_field_and_nothing_is_kept()
    {
        (string Field, Action<JobFields> Change)[] wrongs =
        [
            ("OccupationCode", f => f.OccupationCode = "9999"),
            ("OccupationCode", f => f.OccupationCode = "215"),
            ("Skills", f => f.Skills = new(Enumerable.Range(0, 21).Select(at => $"Skill {at}"))),
            ("Skills", f => f.Skills = [new string('x', 61)]),
            ("ExperienceYears", f => f.ExperienceYears = "31"),
            ("ExperienceYears", f => f.ExperienceYears = "-1"),
            ("HskLevel", f => f.HskLevel = "10"),
            ("Languages", f => f.Languages = [new("en", "B3")]),
            ("Languages", f => f.Languages = [new("zh", "B2")]),
            ("Languages", f => f.Languages = [new("en", "B2"), new("en", "C1")]),
            ("RemoteShare", f => (f.Workplace, f.RemoteShare) = (Workplace.Hybrid, "100")),
            ("HoursWeek", f => f.HoursWeek = "61"),
            ("ProjectMonths", f => (f.KindCode, f.ProjectMonths) = ("project", "61")),
            ("ProjectTo", f => (f.KindCode, f.ProjectFrom, f.ProjectTo) = ("project", "2027-03-01", "2027-02-01")),
            ("ProjectFrom", f => (f.KindCode, f.ProjectFrom) = ("project", "2027-02-30")),
            ("PayMonths", f => (f.PayPeriod, f.PayMonths) = ("month", "21")),
            ("Benefits", f => f.Benefits = [new(BenefitKind.Housing, BenefitStanding.Promised), new(BenefitKind.Housing, BenefitStanding.Written)]),
            ("Benefits.Housing.Amount", f => f.Benefits = [new(BenefitKind.Housing, BenefitStanding.Promised, Amount: "a lot")]),
            ("Benefits.Schooling.SourceUrl", f => f.Benefits = [new(BenefitKind.Housing, BenefitStanding.Promised), new(BenefitKind.Schooling, BenefitStanding.Promised, SourceUrl: "javascript:alert(1)")]),
            ("Benefits.Schooling.WordsZh", f => f.Benefits = [new(BenefitKind.Schooling, BenefitStanding.Promised, WordsZh: new string('x', 201))]),
        ];
        foreach (var (field, change) in wrongs)
        {
            var outcome = await portal.Employer().Send(new PostJob(JobScene.Fields(change), Submit: false));
            Assert.Equal((field, OutcomeKind.Invalid), (field, outcome.Kind));
            Assert.Contains("Fields." + field, outcome.Errors.Select(one => one.Field));
        }
    }

    [Fact]
    public async Task What_belongs_to_a_choice_that_was_taken_back_neither_disturbs_nor_stays()
    {
        var id = await portal.Draft(f => (f.Workplace, f.RemoteShare, f.ProjectMonths, f.PayMonths) = (Workplace.OnSite, "soon", "long", "many"));
        var content = (await portal.Own(id)).Fields.ToContent();
        Assert.Equal((null, JobProject.None, null), (content.RemoteShare, content.Project, content.PayMonths));
    }

    [Theory]
    [InlineData(null, null, null, false)]
    [InlineData("6", null, null, true)]
    [InlineData(null, "2027-01-01", null, false)]
    [InlineData(null, "2027-01-01", "2027-06-30", true)]
    public async Task A_project_says_how_long_it_takes_before_staff_see_it(string? months, string? from, string? to, bool isEnough)
    {
        var outcome = await portal.Employer().Send(new PostJob(JobScene.Fields(f => (f.KindCode, f.ProjectMonths, f.ProjectFrom, f.ProjectTo) = ("project", months, from, to)), Submit: true));
        Assert.Equal(isEnough ? OutcomeKind.Ok : OutcomeKind.Invalid, outcome.Kind);
        if (!isEnough) Assert.Equal("Fields.ProjectMonths", Assert.Single(outcome.Errors).Field);
    }

    [Fact]
    public async Task A_benefit_backed_by_a_policy_names_the_policy_before_staff_see_it()
    {
        static Action<JobFields> With(string? source) => f => f.Benefits = [new(BenefitKind.Housing, BenefitStanding.PolicyBacked, SourceUrl: source)];
        Assert.Equal(OutcomeKind.Ok, (await portal.Employer().Send(new PostJob(JobScene.Fields(With(null)), Submit: false))).Kind);
        var outcome = await portal.Employer().Send(new PostJob(JobScene.Fields(With(null)), Submit: true));
        Assert.Equal("Fields.Benefits.Housing.SourceUrl", Assert.Single(outcome.Errors).Field);
        var id = await portal.Submitted(With("https://rst.example.gov.cn/policy"));
        var review = await portal.Reviewer().Get(new ViewReview(id));
        Assert.Contains(JobChecks.Of(review.Content, review.Admission, review.Verification, review.Translation, review.Today), check => check is { Key: "JobChecks_Policy", IsGood: false });
    }

    [Fact]
    public async Task Staff_are_told_of_benefits_without_pay()
    {
        var id = await portal.Submitted(f => (f.PayMin, f.PayMax, f.PayNegotiable, f.Benefits) = (null, null, true, [new(BenefitKind.SpouseJob, BenefitStanding.Promised)]));
        var review = await portal.Reviewer().Get(new ViewReview(id));
        Assert.Contains(JobChecks.Of(review.Content, review.Admission, review.Verification, review.Translation, review.Today), check => check is { Key: "JobChecks_BenefitsNoPay", IsGood: false });
    }

    [Fact]
    public async Task A_change_of_any_of_them_waits_for_staff_and_is_shown_to_them()
    {
        var id = await portal.Live();
        await portal.Employer().Get(await portal.Edit(id, Everything, submit: true));
        var review = await portal.Reviewer().Get(new ViewReview(id));
        Assert.Equal(JobScene.Fields().ToContent(), review.Live);
        var (before, after) = (JobFields.Of(review.Live!, null), JobFields.Of(review.Content, null));
        var changed = JobField.All.Where(field => field.Text(before) != field.Text(after)).Select(field => field.Label).ToList();
        Assert.Equal(
            ["ViewJob_Workplace", "ViewJob_RemoteShare", "BrowseJobs_Kind", "ViewJob_Occupation", "ViewJob_Experience", "ViewJob_Hsk", "ViewJob_Languages", "ViewJob_Skills", "ViewJob_HoursWeek", "ViewJob_Duration",
             "JobFields_DeliverablesZh", "JobFields_DeliverablesEn", "ViewJob_Benefits", "ViewJob_Permit", "ViewJob_Pay", "ViewJob_PayMonths"],
            changed);
        // Nothing is left out of the comparison: copying every field makes the two equal.
        foreach (var field in JobField.All) field.Copy(before, after);
        Assert.Equal(review.Content, before.ToContent());
    }

    [Theory]
    [InlineData("Cadence Virtuoso")]
    [InlineData("离子注入")]
    [InlineData("Ion implantation")]
    [InlineData("Electronics engineers")]
    [InlineData("封测报告")]
    public async Task Skills_occupation_and_deliverables_are_found_by_their_words_in_either_language(string words)
    {
        var id = await portal.Live(f =>
        {
            (f.KindCode, f.ProjectMonths, f.DeliverablesZh, f.OccupationCode) = ("project", "3", "封测报告", "2152");
            f.Skills = ["ion-implantation", "Cadence Virtuoso"];
        });
        var found = await portal.As(null).Get(new BrowseJobs(words, null, null, null, null, null, null, "date", null));
        Assert.Contains(id, found.Rows.Select(row => row.Id));
    }

    [Fact]
    public async Task An_import_takes_what_its_source_says_in_codes()
    {
        await new JobFile().Add(JobFile.Posting("Demandword engineer", "demand-1", with: p =>
        {
            p["occupationalCategory"] = "2152 Electronics engineers";
            p["skills"] = new System.Text.Json.Nodes.JsonArray("SystemVerilog", "Own words", new string('x', 200));
            p["experienceRequirements"] = new System.Text.Json.Nodes.JsonObject { ["@type"] = "OccupationalExperienceRequirements", ["monthsOfExperience"] = 30 };
        })).Add(JobFile.Posting("Demandword adviser", "demand-2", with: p => p["occupationalCategory"] = "15-1252.00")).Import(portal);
        Assert.Equal("2152 3", await portal.Scalar<string>("select occupation_code || ' ' || experience_years from jobs where source_identifier = 'demand-1'"));
        Assert.Equal("verilog|Own words|2", await portal.Scalar<string>("select concat_ws('|', skills->0->>'code', skills->1->>'words', jsonb_array_length(skills)) from jobs where source_identifier = 'demand-1'"));
        Assert.Equal("none", await portal.Scalar<string>("select coalesce(occupation_code, 'none') from jobs where source_identifier = 'demand-2'"));
    }

    internal static void Everything(JobFields fields)
    {
        (fields.KindCode, fields.Workplace, fields.RemoteShare, fields.OccupationCode) = ("project", Workplace.Hybrid, "40", "2152");
        fields.Skills = ["Verilog", "verilog", "Cadence Virtuoso"];
        (fields.ExperienceYears, fields.HskLevel, fields.HoursWeek) = ("3", "0", "24");
        fields.Languages = [new("en", "B2"), new("de", "A1")];
        (fields.ProjectMonths, fields.ProjectFrom, fields.DeliverablesZh, fields.DeliverablesEn) = ("6", "2027-01-04", "设计规格书", "A specification");
        fields.Benefits = [new(BenefitKind.Housing, BenefitStanding.Written, "公寓两年", "A flat for two years", "60000"), new(BenefitKind.Schooling, BenefitStanding.PolicyBacked, SourceUrl: "https://rst.example.gov.cn/policy")];
        (fields.PermitA, fields.PermitB) = (true, true);
        (fields.PayMin, fields.PayMax, fields.PayPeriod, fields.PayMonths) = ("40000", "60000", "month", "14");
    }
}
