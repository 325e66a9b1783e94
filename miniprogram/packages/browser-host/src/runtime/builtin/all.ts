import { button } from './button'
import { choices } from './choices'
import { containers } from './containers'
import { form } from './form'
import { image } from './image'
import { input } from './input'
import { media } from './media'
import { navigator } from './navigator'
import { picker } from './picker'
import { BuiltinRegistry } from './registry'
import { scrollView } from './scrollView'
import type { BuiltinServices } from './services'
import { slider } from './slider'
import { swiper } from './swiper'

/** All built-in components of the host. */
export function builtins(services: BuiltinServices): BuiltinRegistry {
  return new BuiltinRegistry()
    .add(containers)
    .add(image(services))
    .add(button(services))
    .add(form)
    .add(input(services))
    .add(choices)
    .add(media)
    .add(navigator(services))
    .add(scrollView)
    .add(swiper)
    .add(picker(services))
    .add(slider)
}
