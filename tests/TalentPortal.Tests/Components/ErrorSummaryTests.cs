using TalentPortal.Components;

namespace TalentPortal.Tests.Components;

public sealed class ErrorSummaryTests
{
    [Fact]
    public async Task Every_message_leads_to_its_field_on_this_page()
    {
        var body = await Rendering.Render<ErrorSummary>("en", new() { ["Errors"] = new FormErrors([new("Title", "Give a title"), new("", "Someone else was faster")]) });
        var link = Assert.Single(body.QuerySelectorAll("a"));
        Assert.Equal("me/profile?step=2#f-title", link.GetAttribute("href"));
        Assert.Equal("Give a title", link.TextContent);
        Assert.Equal(2, body.QuerySelectorAll("li").Length);
    }

    [Fact]
    public async Task Without_faults_nothing_is_shown() =>
        Assert.Empty((await Rendering.Render<ErrorSummary>("en", new() { ["Errors"] = FormErrors.None })).Children);

    [Fact]
    public async Task A_group_of_choices_is_found_by_the_summary()
    {
        var body = await Rendering.Render<ChoiceGroup>("en", new()
        {
            ["Name"] = "Form.Kind", ["Legend"] = "Kind", ["Choices"] = new Choice[] { new("a", "A"), new("b", "B") }, ["Values"] = new[] { "b" }, ["Error"] = "Choose one",
        });
        Assert.Equal("f-kind", body.QuerySelector("input")!.Id);
        Assert.Equal(["b"], body.QuerySelectorAll("input[checked]").Select(input => input.GetAttribute("value")));
        Assert.Contains("Choose one", body.QuerySelector("#" + body.QuerySelector("fieldset")!.GetAttribute("aria-describedby"))!.TextContent);
    }
}
