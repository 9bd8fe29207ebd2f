using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Security.Accounts;

namespace TalentPortal.Platform.Mail;

/// <summary>Sends a queued mail. A user without an open account gets none.</summary>
internal sealed class MailHandler(IMailSender sender, IUserAddresses addresses, MailComposer composer) : IOutboxHandler<MailMessage>
{
    public async Task Handle(MailMessage message, OutboxDelivery delivery, CancellationToken ct)
    {
        var (address, language) = (message.Address, message.Language);
        if (message.UserId is { } user)
        {
            if (await addresses.Of(user, ct) is not { } known) return;
            (address, language) = (known.Address, message.Language ?? known.Language);
        }

        if (!MailAddressRules.IsAddress(address)) throw new OutboxRefusedException("The account has no usable address.");
        await sender.Send(composer.Compose(delivery.Id, message, address!, language!.Value, delivery.Tenant, delivery.CreatedAt), ct);
    }
}
