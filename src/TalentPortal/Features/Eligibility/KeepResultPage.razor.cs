using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Eligibility;

/// <summary>Shows what would be kept, asks for consent where there is none, and keeps it.</summary>
public sealed partial class KeepResultPage
{
    private const string RuleField = "rule";

    private PreviewResultResult? _found;
    private FormErrors _errors = FormErrors.None;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<EligibilityText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    [SupplyParameterFromForm] private string? Agreed { get; set; }

    private IReadOnlyList<string> Rules => [.. Http.Request.Query[RuleField].OfType<string>()];

    private Dictionary<string, IReadOnlyList<string>> Fields =>
        Http.Request.Query.Where(pair => pair.Key != RuleField).ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)[.. pair.Value.Select(value => value ?? "")], StringComparer.Ordinal);

    protected override async Task OnInitializedAsync()
    {
        if (await Sender.Send(new PreviewResult(Rules, Fields)) is { IsOk: true } outcome) _found = outcome.Value;
    }

    private async Task Keep()
    {
        var outcome = await Sender.Send(new KeepResult(Rules, Fields, Agreed is not null, T["Eligibility_Agree"]));
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk) Navigation.NavigateTo("me/eligibility?done=kept");
    }
}
