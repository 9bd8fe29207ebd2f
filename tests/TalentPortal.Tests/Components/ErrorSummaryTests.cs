using Microsoft.AspNetCore.Components;
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

    [Theory]
    [InlineData("en", "Minimum: give a number|Ways of pay: choose one|What nobody shows")]
    [InlineData("zh-Hans", "Minimum\uff1agive a number|Ways of pay\uff1achoose one|What nobody shows")]
    public async Task Each_message_names_its_field_though_the_fields_come_later(string language, string expected)
    {
        var errors = new FormErrors([new("Pay.Minimum", "give a number"), new("Kind", "choose one"), new("Hidden", "What nobody shows")]);
        var body = await Rendering.Render<CascadingValue<FormErrors>>(language, new()
        {
            ["Value"] = errors,
            ["ChildContent"] = (RenderFragment)(builder =>
            {
                builder.OpenComponent<ErrorSummary>(0);
                builder.CloseComponent();
                builder.OpenComponent<FormField>(1);
                builder.AddComponentParameter(2, nameof(FormField.Name), "Form.Pay.Minimum");
                builder.AddComponentParameter(3, nameof(FormField.Label), "Minimum");
                builder.CloseComponent();
                builder.OpenComponent<ChoiceGroup>(4);
                builder.AddComponentParameter(5, nameof(ChoiceGroup.Name), "Form.Kind");
                builder.AddComponentParameter(6, nameof(ChoiceGroup.Legend), "Ways of pay");
                builder.AddComponentParameter(7, nameof(ChoiceGroup.Choices), new Choice[] { new("a", "A") });
                builder.CloseComponent();
                builder.OpenComponent<FormField>(8);
                builder.AddComponentParameter(9, nameof(FormField.Name), "Form.Other");
                builder.AddComponentParameter(10, nameof(FormField.Label), "All is well here");
                builder.CloseComponent();
            }),
        });
        Assert.Equal(expected, string.Join('|', body.QuerySelectorAll("#error-summary li").Select(item => item.TextContent.Trim())));
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
