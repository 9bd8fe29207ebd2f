using Microsoft.AspNetCore.Components;
using TalentPortal.Shell;

namespace TalentPortal.Features.AccountSettings;

/// <summary>Overview of the account.</summary>
public sealed partial class ViewAccountPage
{
    private ViewAccountResult? _view;

    [SupplyParameterFromForm] private Input Form { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        Form ??= new();
        _view = (await Sender.Send(new ViewAccount(), Http.RequestAborted)).OrNotFound(Navigation);
    }

    private async Task Choose()
    {
        if (await Submit(new ChooseEmployer(Form.Employer)) is not null) Navigation.NavigateTo("account");
    }

    private sealed class Input
    {
        public Guid Employer { get; set; }
    }
}
