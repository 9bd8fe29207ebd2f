using TalentPortal.Features.Jobs;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Text;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Jobs;

/// <summary>No fee may be asked of a talent: the rule in the form, in the review and on the posting.</summary>
public sealed class NoFeeTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("入职前需缴纳服装费300元", true)]
    [InlineData("报 名 费 200", true)]
    [InlineData("A refundable deposit of 2,000 yuan is due before the first day.", true)]
    [InlineData("You pay a training  fee", true)]
    [InlineData("公司不收取任何押金和报名费", false)]
    [InlineData("We never ask for a registration fee.", false)]
    [InlineData("Thin film deposition and etching", false)]
    [InlineData("薪酬面议，提供安家费和住房补贴", false)]
    public void Words_of_money_are_found_and_good_rules_pass(string text, bool asks) => Assert.Equal(asks, RedLines.AsksForMoney(text));

    [Fact]
    public async Task A_posting_that_speaks_of_money_is_published_only_with_a_reason_that_is_kept()
    {
        var job = await portal.Submitted(f => f.DescriptionEn = "Each newcomer pays a training fee of 800 yuan.");
        var seen = await portal.Reviewer().Get(new ViewReview(job));
        Assert.Equal([new Invalidity("NoFee", "ReviewJob_NoFeeMissing")], (await portal.Reviewer().Send(new ReviewJob(job, true, null, null, seen.Version))).Errors);
        Assert.Equal([new Invalidity("NoFee", "ReviewJob_NoFeeMissing")], (await portal.Reviewer().Send(new ReviewJob(job, true, null, null, seen.Version, "  "))).Errors);
        await portal.Reviewer().Get(new ReviewJob(job, true, null, null, seen.Version, "The employer pays it back with the first salary."));
        Assert.Equal("The employer pays it back with the first salary.", await portal.Scalar<string>("select detail from audit_entries where subject_id = $1 and action = 'jobs.publish'", job));
        using var client = await portal.Http();
        Assert.Contains("Nobody may ask you for money", await client.GetStringAsync($"/fujian/en/jobs/{job}"), StringComparison.Ordinal);
    }
}
