using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Tests.Features.Jobs;

/// <summary>Two people write on one posting: nothing of either is lost.</summary>
public sealed class JobFormModelTests
{
    [Fact]
    public void What_only_one_of_two_writers_changed_stands_and_what_both_changed_is_left_to_choose()
    {
        var mine = JobFormModel.Of(Seen(1, _ => { }));
        (mine.Fields.TitleEn, mine.Fields.DescriptionEn) = ("Mine", "Mine too");
        var contested = mine.Rebase(Seen(2, f => (f.TitleEn, f.TitleZh, f.PayMax, f.DivisionCode) = ("Theirs", "同事", "600000", "350200")));

        Assert.Equal(["JobFields_TitleEn"], contested.Select(field => field.Label));
        Assert.Equal(("Mine", "Mine too"), (mine.Fields.TitleEn, mine.Fields.DescriptionEn));
        Assert.Equal(("同事", "600000", "350200"), (mine.Fields.TitleZh, mine.Fields.PayMax, mine.Fields.DivisionCode));
        Assert.True(mine.IsBasedOn(Seen(2, _ => { })));
    }

    [Fact]
    public void The_same_change_by_both_is_no_conflict_and_neither_are_line_ends_nor_blanks()
    {
        var mine = JobFormModel.Of(Seen(1, f => f.DescriptionEn = "One\nTwo"));
        (mine.Fields.TitleEn, mine.Fields.DescriptionEn, mine.Fields.PlaceText) = ("Same", "One\r\nTwo", " ");
        Assert.Empty(mine.Rebase(Seen(2, f => (f.TitleEn, f.DescriptionEn) = ("Same", "One\nTwo"))));
    }

    [Fact]
    public void A_second_conflict_is_seen_against_what_the_first_left()
    {
        var mine = JobFormModel.Of(Seen(1, _ => { }));
        mine.Fields.TitleEn = "Mine";
        mine.Rebase(Seen(2, f => f.TitleEn = "Theirs"));
        Assert.Empty(mine.Rebase(Seen(3, f => f.TitleEn = "Theirs")));
        Assert.Single(mine.Rebase(Seen(4, f => f.TitleEn = "Theirs again")));
    }

    [Fact]
    public void Lines_that_went_came_and_stayed_are_told_apart()
    {
        var lines = TextDiff.Lines("A\nB\nC", "A\nX\nC\nD");
        Assert.Equal([(TextChange.Same, "A"), (TextChange.Gone, "B"), (TextChange.New, "X"), (TextChange.Same, "C"), (TextChange.New, "D")], lines);
        var long_ = string.Join('\n', Enumerable.Range(0, 5000));
        Assert.Equal(10_000, TextDiff.Lines(long_, long_ + "x").Count);
    }

    [Theory]
    [InlineData("Write to hr@example.org", "JobChecks_Contact")]
    [InlineData("加微信了解详情", "JobChecks_Contact")]
    [InlineData("Call +86 591 8765 4321", "JobChecks_Contact")]
    [InlineData("see https://example.org", "JobChecks_Contact")]
    [InlineData("入职须缴纳押金", "JobChecks_Fee")]
    [InlineData("A deposit of 500 is due", "JobChecks_Fee")]
    public void A_reviewer_is_pointed_to_contact_data_and_fees(string text, string key)
    {
        var content = JobScene.Fields(f => f.DescriptionZh = text).ToContent();
        var checks = JobChecks.Of(content, AdmissionStatus.Admitted, EmployerVerification.Document, JobTranslation.Both, new DateOnly(2026, 11, 22));
        Assert.Equal([key], checks.Where(check => !check.IsGood).Select(check => check.Key));
        content = JobScene.Fields(f => f.DescriptionZh = "年薪 300000 元，2026 年 11 月到岗，欢迎存入人才库的同学。").ToContent();
        Assert.DoesNotContain(JobChecks.Of(content, AdmissionStatus.Admitted, EmployerVerification.Document, JobTranslation.Both, new DateOnly(2026, 11, 22)), check => !check.IsGood);
    }

    /// <summary>The preview reckons with each key that is pressed, and a draft brings it back.</summary>
    [Theory]
    [InlineData("9999999\u4e07")]
    [InlineData("9999999k")]
    [InlineData("2.5")]
    public void An_amount_where_people_are_counted_is_a_fault_and_stops_nothing(string typed)
    {
        var fields = JobScene.Fields(f => f.Headcount = typed);
        Assert.Null(fields.ToContent().Headcount);
        Assert.Contains(new JobFieldsValidator().Validate(fields).Errors, error => error.PropertyName == nameof(JobFields.Headcount));
    }

    [Theory]
    [InlineData("30", "50", "year", true)]
    [InlineData("300000", "500000", "year", false)]
    [InlineData("2.5", null, "month", true)]
    [InlineData("2500", null, "month", false)]
    [InlineData(null, "9000\u4e07", "year", true)]
    [InlineData("300", "500", "hour", false)]
    public void Pay_that_nobody_pays_is_pointed_out(string? least, string? most, string period, bool odd)
    {
        var content = JobScene.Fields(f => (f.PayMin, f.PayMax, f.PayPeriod) = (least, most, period)).ToContent();
        Assert.Equal(odd, JobChecks.HasOddPay(content));
        var checks = JobChecks.Of(content, AdmissionStatus.Admitted, EmployerVerification.Document, JobTranslation.Both, new DateOnly(2026, 11, 22));
        Assert.Equal(odd, checks.Any(check => check is { Key: "JobChecks_PayOdd", IsGood: false }));
        Assert.DoesNotContain(checks, check => !check.IsGood && check.Key != "JobChecks_PayOdd");
    }

    private static ViewOwnJobResult Seen(uint version, Action<JobFields> change) => new(
        Guid.Empty, JobScene.Fields(change), null, JobStatus.Draft, null, JobTranslation.Both, Bilingual.Empty, null, Bilingual.Empty, null, null, null, null, null, new DateOnly(2026, 11, 22), version, null, "");
}
