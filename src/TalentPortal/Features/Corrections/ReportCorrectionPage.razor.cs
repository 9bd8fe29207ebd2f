using Microsoft.AspNetCore.Components;
using TalentPortal.Components;
using TalentPortal.Features.Corrections.Domain;
using TalentPortal.Shell;

namespace TalentPortal.Features.Corrections;

/// <summary>Tells what is wrong with a page. Works without scripts and without an account.</summary>
public sealed partial class ReportCorrectionPage
{
    private ViewCorrectionFormResult? _found;
    private IReadOnlyList<Choice> _kinds = [];

    [SupplyParameterFromQuery(Name = "about")] private string? About { get; set; }

    [SupplyParameterFromForm(FormName = "correction")] private Input Form { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        Form ??= new();
        _kinds = [.. Enum.GetValues<FaultKind>().Select(kind => new Choice(kind.ToString(), T["Fault_" + kind]))];
        _found = (await Sender.Send(new ViewCorrectionForm(About), Http.RequestAborted)).OrNotFound(Navigation);
    }

    private async Task Send()
    {
        var kind = Enum.TryParse<FaultKind>(Form.Kind, out var chosen) ? chosen : (FaultKind?)null;
        if (await Submit(new ReportCorrection(About, kind, Form.Words, Form.Quote, Form.Email, Form.Website)) is { } sent) Navigation.NavigateTo($"corrections/{sent.Reference}?sent=true");
    }

    /// <summary>What is told, as it was typed.</summary>
    public sealed class Input
    {
        public string? Kind { get; set; }

        public string? Words { get; set; }

        public string? Quote { get; set; }

        public string? Email { get; set; }

        public string? Website { get; set; }
    }
}
