using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;
using Fact = TalentPortal.Features.Rules.Domain.Fact;

namespace TalentPortal.Features.Eligibility;

/// <summary>The person's answers, all in one plain form; nothing of it has to be filled in.</summary>
public sealed partial class SaveEligibilityAnswersPage
{
    private ViewEligibilityAnswersResult? _mine;
    private FormErrors _errors = FormErrors.None;
    private string? _version;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<EligibilityText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    [SupplyParameterFromForm] private string? Version { get; set; }

    [SupplyParameterFromForm] private string? Agreed { get; set; }

    private bool IsPosted => HttpMethods.IsPost(Http.Request.Method) && Http.Request.HasFormContentType;

    protected override async Task OnInitializedAsync()
    {
        _mine = (await Sender.Send(new ViewEligibilityAnswers())).OrNotFound(Navigation);
        _version = Version ?? _mine?.Version?.ToString(CultureInfo.InvariantCulture);
    }

    private async Task Save()
    {
        var fields = _mine!.Facts.Select(fact => fact.Code).Where(Http.Request.Form.ContainsKey).ToDictionary(code => code, Sent, StringComparer.Ordinal);
        var outcome = await Sender.Send(new SaveEligibilityAnswers(fields, Agreed is not null, T["Eligibility_Agree"], uint.TryParse(Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null));
        _errors = outcome.ToErrors(T, Shared);
        // What was typed stays in the form; the next attempt is against what is kept now.
        if (outcome.Kind == OutcomeKind.Conflict) _version = _mine.Version?.ToString(CultureInfo.InvariantCulture);
        if (outcome.IsOk) Navigation.NavigateTo("me/eligibility?done=saved");
    }

    private IReadOnlyList<string> Sent(string code) => [.. Http.Request.Form[code].Select(value => value ?? "")];

    private IReadOnlyList<string>? Typed(Fact fact) => IsPosted ? Sent(fact.Code) : null;

    /// <summary>What was answered or is proposed must be seen.</summary>
    private bool IsOpen(Fact fact) => _mine!.Answers[fact] is not null || _mine.Proposed.ContainsKey(fact) || _errors.For(fact.Code) is not null || (IsPosted && Sent(fact.Code).Any(value => value.Length > 0));
}
