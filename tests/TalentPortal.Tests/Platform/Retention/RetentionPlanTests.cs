using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Retention;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Platform.Retention;

public sealed class RetentionPlanTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    public void Every_rule_says_what_how_long_and_why_in_the_language_of_the_page(string language)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = new CultureInfo(language);
        try
        {
            var lines = portal.Services.GetRequiredService<RetentionPlan>().Lines();
            var texts = portal.Services.GetRequiredService<IStringLocalizerFactory>();
            Assert.True(lines.Count >= 12);
            foreach (var (rule, line) in RetentionPlan.Rules.Zip(lines))
            {
                foreach (var key in new[] { rule.Key, rule.Key + "_For", rule.Key + "_Why" }) Assert.False(texts.Create(rule.Texts)[key].ResourceNotFound, key);
                Assert.Equal(rule.Number is not null, texts.Create(rule.Texts)[rule.Key + "_For"].Value.Contains("{0}", StringComparison.Ordinal));
                if (rule.Number is { } number) Assert.Contains(number.ToString(CultureInfo.InvariantCulture), line.HowLong, StringComparison.Ordinal);
                Assert.Equal(language != "en", line.What.Any(c => c >= '\u4e00'));
            }
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
