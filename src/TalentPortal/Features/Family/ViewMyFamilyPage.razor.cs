using Microsoft.AspNetCore.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Family;

/// <summary>Where a person invites their partner, agrees to who came, sees what each has opened, and ends it.</summary>
public sealed partial class ViewMyFamilyPage
{
    private ViewMyFamilyResult? _mine;

    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }

    [SupplyParameterFromForm(FormName = "invite")] private Input Form { get; set; } = null!;

    private string? Said => Done switch
    {
        "invited" => T["InvitePartner_Done"].Value,
        "accepted" => T["AcceptPartner_Done"].Value,
        "confirmed" => T["ConfirmPartner_Done"].Value,
        "wishes" => T["SaveWishes_Done"].Value,
        "ended" => T["MyFamily_Ended"].Value,
        _ => null,
    };

    protected override async Task OnInitializedAsync()
    {
        var wasPosted = Form is not null;
        Form ??= new();
        await Read();
        if (!wasPosted) Form.Name = _mine?.MyName;
    }

    private async Task Read() => _mine = (await Sender.Send(new ViewMyFamily(), Http.RequestAborted)).OrNotFound(Navigation);

    private async Task Invite()
    {
        if (await Submit(new InvitePartner(Form.Email ?? "", Form.Name, Form.Agreed is not null, T["Family_Agree"])) is not null) Go("invited");
    }

    private async Task Confirm()
    {
        if (await Submit(new ConfirmPartner()) is not null) Go("confirmed");
        else await Read();
    }

    private async Task End()
    {
        if (await Submit(new EndPartnership()) is not null) Go("ended");
    }

    private void Go(string done) => Navigation.NavigateTo("me/family?done=" + done);

    public sealed class Input
    {
        public string? Email { get; set; }

        public string? Name { get; set; }

        public string? Agreed { get; set; }
    }
}
